package dev.memories.recall;

import dev.memories.tree.outputs.SharedSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bullets that a team shares in a project's repository, beside the project's memory
 * (docs/spec/archive.md 5).
 *
 * @param bullets those in the repository, each once, in the order of their ids
 * @param rejected what the user does not want
 */
public record SharedBullets(List<MemoryBullet> bullets, RejectedBullets rejected) {
  /** What a shared bullet is to the memory. */
  public enum State {
    /** Both have it. */
    HERE,
    /** It is in the repository alone. */
    COMES,
    /** It was accepted from the repository, which no longer has it. */
    GOES,
    /** It is in the repository, and the user has rejected it. */
    REJECTED;

    public String word() {
      return switch (this) {
        case HERE -> "here";
        case COMES -> "comes";
        case GOES -> "goes";
        case REJECTED -> "rejected";
      };
    }
  }

  /** A bullet and what it is to the memory. */
  public record Entry(MemoryBullet bullet, State state) {}

  public SharedBullets {
    Map<String, MemoryBullet> byId = new LinkedHashMap<>();
    bullets.stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .forEach(bullet -> byId.putIfAbsent(bullet.id(), bullet));
    bullets = List.copyOf(byId.values());
  }

  /** All of them, and the accepted ones that are no longer shared. */
  public List<Entry> comparedWith(String registry) {
    Set<String> own = ids(SharedSection.putInto(registry, ""));
    List<MemoryBullet> accepted = RegistryBullets.of(SharedSection.of(registry));
    Set<String> known = new HashSet<>(own);
    accepted.forEach(bullet -> known.add(bullet.id()));
    List<Entry> entries = new ArrayList<>();
    Set<String> shared = new HashSet<>();
    for (MemoryBullet bullet : bullets) {
      shared.add(bullet.id());
      State state =
          known.contains(bullet.id())
              ? State.HERE
              : rejected.covers(bullet) ? State.REJECTED : State.COMES;
      entries.add(new Entry(bullet, state));
    }
    for (MemoryBullet bullet : accepted) {
      if (!shared.contains(bullet.id())) {
        entries.add(new Entry(bullet, State.GOES));
      }
    }
    return entries;
  }

  /**
   * The registry as it would be if all were accepted. Evidence stays in the repository: it names
   * sessions that are not here, or pretends to name some that are.
   */
  public String putInto(String registry) {
    Set<String> own = ids(SharedSection.putInto(registry, ""));
    StringBuilder lines = new StringBuilder();
    for (MemoryBullet bullet : bullets) {
      if (!own.contains(bullet.id()) && !rejected.covers(bullet)) {
        lines.append("- ").append(bullet.statement()).append('\n');
      }
    }
    return SharedSection.putInto(
        registry, lines.isEmpty() ? "" : "## " + SharedSection.TITLE + "\n" + lines);
  }

  private static Set<String> ids(String registry) {
    Set<String> ids = new HashSet<>();
    RegistryBullets.of(registry).forEach(bullet -> ids.add(bullet.id()));
    return ids;
  }
}
