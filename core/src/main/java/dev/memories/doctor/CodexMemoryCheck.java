package dev.memories.doctor;

import dev.memories.tree.HomeChoice;
import dev.memories.tree.MemoriesHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whether Codex keeps its own memory where ours is, or ours lies in two places (product.md 2). */
public final class CodexMemoryCheck implements Check {
  private final MemoriesHome shared;
  private final MemoriesHome ours;
  private final Consumer<HomeMove> mover;

  /**
   * @param mover does a move; nothing of ours may be open meanwhile
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
                  "what the second holds is not seen")
              .mendedBy("memories projects --memories-home '" + shared.folder() + "'"));
    } else if (codexs && (sharedInUse || hasBuckets())) {
      findings.add(
          Finding.warning(
                  name(),
                  "Codex keeps its own memory in " + shared.folder() + ", too",
                  "it may take our folders for its own, and remove or change them")
              .mendedBy(() -> mover.accept(new HomeMove(shared, ours))));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(name(), codexs ? "Codex's memory is elsewhere" : "Codex keeps none"))
        : findings;
  }

  /** A move that a crash ended. */
  private boolean hasBuckets() {
    return !shared.roots().isEmpty();
  }
}
