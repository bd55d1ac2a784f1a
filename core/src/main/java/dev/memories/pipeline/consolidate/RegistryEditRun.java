package dev.memories.pipeline.consolidate;

import dev.memories.pipeline.consolidate.OutputsReplacement.NewOutputs;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Changes a project's registry as the user says. The changed outputs become a new version, so that
 * the user can undo this by restoring the version before.
 */
public final class RegistryEditRun {
  private final StateDatabase state;
  private final Function<Project, MemoryRoot> roots;
  private final ConsolidationContext context;

  public RegistryEditRun(
      StateDatabase state, Function<Project, MemoryRoot> roots, ConsolidationContext context) {
    this.state = state;
    this.roots = roots;
    this.context = context;
  }

  /**
   * Changes the registry under the project's lock.
   *
   * @param action the user's command, for the history and the log
   * @param detail what was done, for the log
   * @param change gives the new registry for the present one, which is empty when there is none
   * @return {@code consolidated} with the name of the new version; {@code busy} when another run
   *     has locked the project
   */
  public ConsolidationReport edit(
      Project project, String action, String detail, UnaryOperator<String> change) {
    MemoryRoot root = roots.apply(project);
    root.create();
    OutputsReplacement replacement = new OutputsReplacement(state, root, context);
    return replacement.underLock(
        project,
        lease ->
            replacement.replace(
                lease,
                new NewOutputs(
                    action, null, null, staging -> fill(staging, root, change), _ -> detail)));
  }

  private void fill(Staging staging, MemoryRoot root, UnaryOperator<String> change) {
    try {
      staging.fill(root);
      context.disk().write(staging.memory().registry(), change.apply(read(root)));
    } catch (IOException e) {
      throw new TreeException("change " + root.registry(), e);
    }
  }

  private static String read(MemoryRoot root) throws IOException {
    return Files.isRegularFile(root.registry(), LinkOption.NOFOLLOW_LINKS)
        ? PlainFile.lenientText(root.registry())
        : "";
  }
}
