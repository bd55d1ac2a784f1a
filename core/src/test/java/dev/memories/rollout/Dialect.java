package dev.memories.rollout;

import dev.memories.rollout.claude.ClaudeFixture;
import dev.memories.rollout.gemini.GeminiFixture;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.rollout.lines.RolloutFixture.Format;
import dev.memories.rollout.opencode.OpenCodeFixture;
import dev.memories.session.Agent;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** An agent, with the way in which it writes a session down. */
public enum Dialect {
  CODEX(Agent.CODEX, EnumSet.allOf(Story.class)) {
    @Override
    public MadeSession session(int number) {
      return RolloutFixture.session(Format.V118, id(number), START, FOLDER).turn(FOLDER);
    }
  },
  CLAUDE(Agent.CLAUDE, EnumSet.allOf(Story.class)) {
    @Override
    public MadeSession session(int number) {
      return ClaudeFixture.session(id(number), START, FOLDER)
          .bookkeeping("mode")
          .user("Never use floats for money.", ClaudeFixture.object().put("isMeta", true));
    }
  },
  GEMINI(
      Agent.GEMINI,
      EnumSet.complementOf(EnumSet.of(Story.QUESTION, Story.SUB_AGENT, Story.SERVER))) {
    @Override
    public MadeSession session(int number) {
      return GeminiFixture.session(id(number), START, FOLDER);
    }
  },
  OPENCODE(Agent.OPENCODE, EnumSet.complementOf(EnumSet.of(Story.SERVER))) {
    @Override
    public MadeSession session(int number) {
      return OpenCodeFixture.session(
          "ses_ddeaa7c3fffehwJexPcn%06d".formatted(number), START, FOLDER);
    }
  };

  private static final Instant START = Instant.parse("2026-02-09T16:00:00Z");
  private static final String FOLDER = "/srv/shop";

  private final Agent agent;
  private final Set<Story> stories;

  Dialect(Agent agent, Set<Story> stories) {
    this.agent = agent;
    this.stories = stories;
  }

  public Agent agent() {
    return agent;
  }

  /**
   * The stories that its logs can tell. Gemini CLI and OpenCode do not say which part of the name
   * of a tool is its server.
   */
  public Set<Story> stories() {
    return stories;
  }

  /** A session in which nothing has been told yet. */
  public abstract MadeSession session(int number);

  /** A session that tells a story. */
  public MadeSession telling(Story story) {
    MadeSession made = session(story.ordinal());
    story.tell(made);
    return made;
  }

  private static String id(int number) {
    return "7a1c2c%02d-5a35-4a53-9c0e-0a1b2c3d4e5f".formatted(number);
  }
}
