package dev.memories.doctor;

import dev.memories.tree.HomeChoice;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks that Codex's own memory and ours are apart, and ours is in one place (docs/spec/product.md
 * 2.2).
 */
public final class CodexMemoryCheck implements Check {
  private final MemoriesHome shared;
  private final MemoriesHome ours;
  private final Consumer<HomeMove> mover;

  /**
   * @param mover carries out a move, while none of our files is open
   */
  public CodexMemoryCheck(Path codexHome, Consumer<HomeMove> mover) {
    this.shared = HomeChoice.shared(codexHome);
    this.ours = HomeChoice.ours(codexHome);
    this.mover = mover;
  }

  @Override
  public String name() {
    return "codex-memory";
  }

  @Override
  public List<Finding> findings() {
    boolean codexs = HomeChoice.markOfCodex(shared.folder()).isPresent();
    boolean sharedInUse = Files.exists(shared.database());
    boolean oursInUse = Files.exists(ours.database());
    List<Finding> findings = new ArrayList<>();
    if (sharedInUse && oursInUse) {
      findings.add(
          Finding.warning(
                  name(),
                  "two memories homes: %s is used, %s is not"
                      .formatted(ours.folder(), shared.folder()),
                  "the memory in the second one is ignored")
              .fixedBy("memories projects --memories-home '" + shared.folder() + "'"));
    } else if (codexs && (sharedInUse || hasBuckets())) {
      findings.add(
          Finding.warning(
                  name(),
                  "Codex keeps its own memory in " + shared.folder() + ", too",
                  "it may take our folders for its own, and remove or change them")
              .fixedBy(() -> mover.accept(new HomeMove(shared, ours))));
    }
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                name(),
                codexs ? "Codex's memory is elsewhere" : "Codex keeps no memory of its own"))
        : findings;
  }

  /** Whether a crash interrupted a move. */
  private boolean hasBuckets() {
    return !shared.roots().isEmpty();
  }
}
