package dev.memories.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.failure.FailureKind;
import dev.memories.program.Program;
import dev.memories.prompt.PromptTemplates;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.lines.RolloutFixture;
import dev.memories.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandExtractorTest {
  @TempDir Path codexHome;

  @Test
  void theProgramGetsThePromptAndItsAnswerBecomesTheTrace() throws Exception {
    Path got = codexHome.resolve("got");
    Path answer = codexHome.resolve("answer");
    Files.writeString(
        answer, "```json\n{\"traceMemory\":\"all of it\",\"summary\":\"short\"}\n```\n");

    ExtractionOutcome outcome = extract("cat > " + got + "; cat " + answer);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ExtractionOutcome.Extracted.class,
            made -> {
              assertThat(made.trace().traceMemory()).contains("all of it");
              assertThat(made.trace().summary()).isEqualTo("short");
              assertThat(made.usage()).isNull();
            });
    assertThat(Files.readString(got))
        .contains("You distil one recorded session", "cwd: /srv/shop", "Fix the cart, please");
  }

  @Test
  void failureOfTheProgramIsReported() throws Exception {
    assertThat(extract("echo 'not logged in' >&2; exit 1"))
        .isEqualTo(
            new ExtractionOutcome.Failed(
                FailureKind.COMMAND,
                "the extractor command: it ended with exit code 1: not logged in"));
  }

  @Test
  void malformedAnswerIsAFailure() throws Exception {
    assertThat(extract("echo hello"))
        .isEqualTo(
            new ExtractionOutcome.Failed(
                FailureKind.COMMAND,
                "the extractor command did not answer as asked: unable to parse stage-1 memory"
                    + " JSON output"));
  }

  private ExtractionOutcome extract(String commandLine) throws InterruptedException {
    Path rollout =
        RolloutFixture.session(
                RolloutFixture.Format.values()[0],
                TestSessions.id(1).value(),
                TestSessions.NOON,
                "/srv/shop")
            .user("Fix the cart, please")
            .writeTo(codexHome);
    Session like = TestSessions.session(1);
    Session session =
        new Session(
            like.id(),
            like.title(),
            like.place(),
            like.origin(),
            new Session.Files(
                rollout, List.of(), 1, like.files().modifiedAt(), like.files().content()),
            like.activity(),
            like.standing());
    StageOnePrompts prompts =
        new StageOnePrompts(
            new PromptTemplates(Optional.empty()),
            SecretRedactor.product(),
            RolloutFiles.of(codexHome).lineage(),
            PromptSize.of(Optional.empty()));
    Program program =
        new Program(commandLine, Map.of("PATH", System.getenv("PATH")), Duration.ofSeconds(30));
    return new CommandExtractor(program, prompts, SecretRedactor.product())
        .extract(new ExtractionRequest(session));
  }
}
