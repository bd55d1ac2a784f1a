package dev.memories.review;

import dev.memories.recall.MemoryBullet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing that a proposal would change in the memory. */
public sealed interface ProposedChange {
  /** Names the change by what it says, so it stays the same when the proposal is made again. */
  String id();

  ChangeKind kind();

  /** What it is about: a statement, or the name of a skill. */
  String title();

  /** What would happen. */
  enum ChangeKind {
    ADDED("added"),
    REMOVED("removed"),
    CHANGED("changed");

    private final String word;

    ChangeKind(String word) {
      this.word = word;
    }

    /** The word for it in {@code --json} documents. */
    public String word() {
      return word;
    }

    private static ChangeKind of(@Nullable Object before, @Nullable Object after) {
      return before == null ? ADDED : after == null ? REMOVED : CHANGED;
    }
  }

  /**
   * A bullet of the registry.
   *
   * @param section the heading above it, without its marker
   * @param before as it is in the memory; null for a new one
   * @param after as it is in the proposal; null for one that goes
   */
  record OfBullet(String section, @Nullable MemoryBullet before, @Nullable MemoryBullet after)
      implements ProposedChange {
    /** The bullet as proposed, or the one that goes. */
    public MemoryBullet subject() {
      return after == null ? Objects.requireNonNull(before) : after;
    }

    @Override
    public String id() {
      return subject().id();
    }

    @Override
    public ChangeKind kind() {
      return ChangeKind.of(before, after);
    }

    @Override
    public String title() {
      return subject().statement();
    }
  }

  /**
   * A skill, as a whole.
   *
   * @param before its {@code SKILL.md} in the memory; null for a new skill
   * @param after its {@code SKILL.md} in the proposal; null for a skill that goes
   */
  record OfSkill(String name, @Nullable String before, @Nullable String after)
      implements ProposedChange {
    @Override
    public String id() {
      return MemoryBullet.idOf(title());
    }

    @Override
    public String title() {
      return "skill " + name;
    }

    @Override
    public ChangeKind kind() {
      return ChangeKind.of(before, after);
    }
  }

  /**
   * The text of the registry outside lists, as a whole. It is put in place with the last decision.
   *
   * @param before the paragraphs that go
   * @param after the paragraphs that come
   */
  record OfText(String before, String after) implements ProposedChange {
    @Override
    public String id() {
      return MemoryBullet.idOf(title());
    }

    @Override
    public String title() {
      return "text outside lists";
    }

    @Override
    public ChangeKind kind() {
      return after.isEmpty()
          ? ChangeKind.REMOVED
          : before.isEmpty() ? ChangeKind.ADDED : ChangeKind.CHANGED;
    }
  }
}
