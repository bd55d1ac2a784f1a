package dev.memories.consolidate;

import dev.memories.failure.FailureKind;
import dev.memories.program.Program;
import dev.memories.program.ProgramOutcome;
import dev.memories.prompt.PromptTemplates;
import dev.memories.session.Project;
import dev.memories.trace.Trace;
import java.nio.file.Path;
import java.util.List;

/** Merges traces with an agent program, run in the staging copy with the prompt on its stdin. */
public final class CommandConsolidator implements Consolidator {
  private final Program program;
  private final PromptTemplates prompts;

  public CommandConsolidator(Program program, PromptTemplates prompts) {
    this.program = program;
    this.prompts = prompts;
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public void consolidate(Project project, Path staging, List<Trace> traces)
      throws InterruptedException {
    String prompt = prompts.consolidation(staging.toString()) + "\n";
    if (program.run(staging, prompt) instanceof ProgramOutcome.Failed(_, var message, _)) {
      throw new ConsolidatorException(
          FailureKind.COMMAND,
          "have the consolidator command merge the traces of " + project,
          message,
          "the memory is unchanged; check consolidator_command and command_timeout",
          null);
    }
  }
}
