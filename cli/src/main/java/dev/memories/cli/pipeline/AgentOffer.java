package dev.memories.cli.pipeline;

import dev.memories.extract.StageOnePrompts;
import dev.memories.failure.MemoriesException;
import dev.memories.model.agent.AgentKind;
import dev.memories.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Offers an agent that is installed but not used, in one line with the estimated cost. */
public final class AgentOffer {
  private static final long ROUNDED_TO = 1_000;

  private final Models models;

  public AgentOffer(Models models) {
    this.models = models;
  }

  /**
   * The offer; empty when no agent is installed, or when nothing can be sent.
   *
   * @param sessions that the agent would be asked about
   * @param command a command line without the extractor, such as {@code memories run}
   */
  public Optional<String> line(List<Session> sessions, String command) {
    return models.agents().installed().stream()
        .findFirst()
        .flatMap(kind -> line(kind, sessions, command));
  }

  private Optional<String> line(AgentKind kind, List<Session> sessions, String command) {
    StageOnePrompts prompts = models.stageOne(kind);
    long tokens = 0;
    int count = 0;
    for (Session session : sessions) {
      Optional<Long> prompt = tokens(prompts, kind, session);
      tokens += prompt.orElse(0L);
      count += prompt.isPresent() ? 1 : 0;
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            "%s is installed: `%s --extractor %s` has it write %s, for about %s input tokens"
                .formatted(
                    kind.title(),
                    command,
                    kind.word(),
                    count == 1 ? "the trace" : "the " + count + " traces",
                    rounded(tokens)));
  }

  /** Empty when the rollout cannot be read. */
  private static Optional<Long> tokens(StageOnePrompts prompts, AgentKind kind, Session session) {
    try {
      return Optional.of(Models.prompt(prompts, session).tokens() + kind.ownTokens());
    } catch (MemoriesException unreadable) {
      return Optional.empty();
    }
  }

  private static String rounded(long tokens) {
    long thousands = (tokens + ROUNDED_TO - 1) / ROUNDED_TO;
    return String.format(Locale.ROOT, "%,d", thousands * ROUNDED_TO);
  }
}
