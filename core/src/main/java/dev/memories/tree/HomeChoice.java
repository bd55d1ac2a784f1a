package dev.memories.tree;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The memories home of a Codex home, where the user names none (product.md 2).
 *
 * <p>A folder that holds our database stays the memories home. A new one is {@code memories},
 * unless Codex keeps its own global memory there, which we must not touch and which would take our
 * folders for its own (reference.md 2d).
 *
 * @param warnings what the user should know and mend, one line each
 */
public record HomeChoice(MemoriesHome home, List<String> warnings) {
  private static final String SHARED = "memories";
  private static final String OURS = "project-memories";

  /** What Codex's own memory consists of, directly in its folder. */
  private static final List<String> MARKS_OF_CODEX =
      List.of(
          ".git",
          ".codex-baseline",
          "raw_memories.md",
          "rollout_summaries",
          "extensions",
          "phase2_workspace_diff.md",
          "memory_summary.md",
          "MEMORY.md");

  public HomeChoice {
    warnings = List.copyOf(warnings);
  }

  /** Looks at the folders of a Codex home; writes nothing. */
  public static HomeChoice in(Path codexHome) {
    MemoriesHome shared = shared(codexHome);
    MemoriesHome ours = ours(codexHome);
    boolean sharedInUse = Files.exists(shared.database());
    if (Files.exists(ours.database())) {
      return new HomeChoice(ours, sharedInUse ? List.of(both(shared, ours)) : List.of());
    }
    Optional<String> codexsOwn = markOfCodex(shared.folder());
    if (sharedInUse) {
      return new HomeChoice(shared, codexsOwn.map(mark -> beside(shared, mark)).stream().toList());
    }
    return new HomeChoice(codexsOwn.isPresent() ? ours : shared, List.of());
  }

  /** Where a new memories home is, unless Codex's own memory lies there. */
  public static MemoriesHome shared(Path codexHome) {
    return new MemoriesHome(codexHome.resolve(SHARED));
  }

  /** Where it is then. */
  public static MemoriesHome ours(Path codexHome) {
    return new MemoriesHome(codexHome.resolve(OURS));
  }

  /** Whether a file of that name in its folder is Codex's. */
  public static boolean isMarkOfCodex(String name) {
    return MARKS_OF_CODEX.contains(name);
  }

  /** The folders of a Codex home in which agents consolidate, ours and Codex's own. */
  public static List<Path> foldersOfConsolidation(Path codexHome) {
    return List.of(
        codexHome.resolve(SHARED), codexHome.resolve("memories_v2"), codexHome.resolve(OURS));
  }

  /** The first sign that Codex keeps its own global memory in the folder. */
  public static Optional<String> markOfCodex(Path folder) {
    return MARKS_OF_CODEX.stream()
        .filter(mark -> Files.exists(folder.resolve(mark), LinkOption.NOFOLLOW_LINKS))
        .findFirst();
  }

  private static String both(MemoriesHome shared, MemoriesHome ours) {
    return "two memories homes: %s is used, %s is not; look with `memories doctor`"
        .formatted(ours.folder(), shared.folder());
  }

  private static String beside(MemoriesHome shared, String mark) {
    return "Codex keeps its own memory in %s, too (%s); `memories doctor --fix` moves ours"
        .formatted(shared.folder(), mark);
  }
}
