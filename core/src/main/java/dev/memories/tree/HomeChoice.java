package dev.memories.tree;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The memories home chosen for a Codex home when the user names none (docs/spec/product.md 2.2).
 *
 * <p>A folder that holds our database stays the memories home. A new one is {@code memories},
 * unless Codex keeps its own global memory there: we must not touch it, and Codex would take our
 * folders for its own (docs/spec/rollouts.md 9.2).
 *
 * @param warnings problems that the user should fix, one line each
 */
public record HomeChoice(MemoriesHome home, List<String> warnings) {
  private static final String SHARED = "memories";
  private static final String OURS = "project-memories";

  /** Names of the files and folders at the top of Codex's own memory. */
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

  /** Chooses by looking at the folders of a Codex home; writes nothing. */
  public static HomeChoice in(Path codexHome) {
    MemoriesHome shared = shared(codexHome);
    MemoriesHome ours = ours(codexHome);
    boolean sharedInUse = Files.exists(shared.database());
    if (Files.exists(ours.database())) {
      return new HomeChoice(ours, sharedInUse ? List.of(both(shared, ours)) : List.of());
    }
    Optional<String> mark = markOfCodex(shared.folder());
    if (sharedInUse) {
      return new HomeChoice(shared, mark.map(found -> beside(shared, found)).stream().toList());
    }
    return new HomeChoice(mark.isPresent() ? ours : shared, List.of());
  }

  /** The memories home in the folder that Codex may use for its own memory, {@code memories}. */
  public static MemoriesHome shared(Path codexHome) {
    return new MemoriesHome(codexHome.resolve(SHARED));
  }

  /** The memories home in a folder that only we use, {@code project-memories}. */
  public static MemoriesHome ours(Path codexHome) {
    return new MemoriesHome(codexHome.resolve(OURS));
  }

  /** Whether a file of that name belongs to Codex's own memory. */
  public static boolean isMarkOfCodex(String name) {
    return MARKS_OF_CODEX.contains(name);
  }

  /** The folders of a Codex home in which agents consolidate, ours and Codex's own. */
  public static List<Path> foldersOfConsolidation(Path codexHome) {
    return List.of(
        codexHome.resolve(SHARED), codexHome.resolve("memories_v2"), codexHome.resolve(OURS));
  }

  /** Name of the first file in the folder that belongs to Codex's own memory. */
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
