package dev.memories.extract;

import dev.memories.failure.FailureKind;
import dev.memories.program.PrivateFolder;
import dev.memories.program.Program;
import dev.memories.program.ProgramOutcome;
import dev.memories.redact.SecretRedactor;
import java.io.IOException;

/** Makes traces with another program: the prompt on its stdin, the answer on its stdout. */
public final class CommandExtractor implements TraceExtractor {
  private final Program program;
  private final StageOnePrompts prompts;
  private final SecretRedactor redactor;

  public CommandExtractor(Program program, StageOnePrompts prompts, SecretRedactor redactor) {
    this.program = program;
    this.prompts = prompts;
    this.redactor = redactor;
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public ExtractionOutcome extract(ExtractionRequest request) throws InterruptedException {
    try {
      StageOnePrompt prompt = prompts.of(request.session());
      prompt.cutClause().ifPresent(request.progress());
      request.progress().accept("sent");
      return switch (runInEmptyFolder(prompt)) {
        case ProgramOutcome.Failed(_, var message, _) ->
            new ExtractionOutcome.Failed(FailureKind.COMMAND, "the extractor command: " + message);
        case ProgramOutcome.Finished(var stdout) -> answered(request, prompt, stdout);
      };
    } catch (IOException e) {
      return RolloutFailure.of(request.session().files().rollout(), e);
    }
  }

  /** In an empty folder, an agent finds nothing to read or change. */
  private ProgramOutcome runInEmptyFolder(StageOnePrompt prompt)
      throws IOException, InterruptedException {
    try (PrivateFolder folder = PrivateFolder.create()) {
      return program.run(folder.path(), prompt.asOneText());
    }
  }

  private ExtractionOutcome answered(
      ExtractionRequest request, StageOnePrompt prompt, String stdout) {
    if (prompt.read().isEmpty()) {
      return new ExtractionOutcome.Failed(FailureKind.IO, "the rollout holds no whole line");
    }
    return switch (StageOneAnswer.parse(stdout)) {
      case StageOneAnswer.Rejected(_, var message) ->
          new ExtractionOutcome.Failed(
              FailureKind.COMMAND, "the extractor command did not answer as asked: " + message);
      case StageOneAnswer.Accepted accepted ->
          new ExtractionOutcome.Extracted(
              accepted.checkedAgainst(prompt.input()).normalised(redactor),
              prompt.read().get(),
              request.session().updatedAt(),
              null);
    };
  }
}
