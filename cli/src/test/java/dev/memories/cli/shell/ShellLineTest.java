package dev.memories.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.cli.call.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShellLineTest {
  @Test
  void pastedLinesRunOneAfterTheOther() {
    assertThat(PastedLines.of("cd ~/shop\n\nregistry\ntrace list"))
        .containsExactly("cd ~/shop", "registry", "trace list");
  }

  @Test
  void openQuoteHoldsLinesTogether() {
    assertThat(PastedLines.of("remember \"first\nsecond\"\npath"))
        .containsExactly("remember \"first\nsecond\"", "path");
  }

  @Test
  void pipeInsideQuotesIsText() {
    assertThat(LineQuotes.unquoted("search 'a|b' \"c|d\" e\\|f", '|')).isEmpty();
    assertThat(LineQuotes.unquoted("search 'a|b' | head", '|')).hasValue(13);
  }

  @Test
  void systemShellReadsWhatACommandPrints(@TempDir Path folder) throws Exception {
    ExitCode code = SystemShell.run("sort > sorted", folder, out -> print(out, "b\na\n"));
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(folder.resolve("sorted"))).isEqualTo("a\nb\n");
  }

  @Test
  void failureOnEitherSideOfAPipeIsAFailure(@TempDir Path folder) throws Exception {
    assertThat(SystemShell.run("exit 3", folder, _ -> ExitCode.DONE)).isEqualTo(ExitCode.FAILED);
    assertThat(SystemShell.run("cat >out", folder, _ -> ExitCode.USAGE)).isEqualTo(ExitCode.USAGE);
  }

  private static ExitCode print(OutputStream out, String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return ExitCode.DONE;
    } catch (IOException _) {
      return ExitCode.FAILED;
    }
  }
}
