package dev.memories.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.memories.cli.app.App;
import dev.memories.cli.app.Environment;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Style;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only place that reports a failure: text on standard error, with {@code --json} also a
 * document on standard output when no other stands there (cli.md, "Output").
 */
final class FailureReport {
  private final Notices notices;
  private final OutputStream out;
  private final boolean json;
  private final boolean stackTrace;
  private final Optional<Output> output;

  private FailureReport(
      Notices notices,
      OutputStream out,
      boolean json,
      boolean stackTrace,
      Optional<Output> output) {
    this.notices = notices;
    this.out = out;
    this.json = json;
    this.stackTrace = stackTrace;
    this.output = output;
  }

  static FailureReport of(App app) {
    return new FailureReport(
        app.notices(),
        app.output().stream(),
        app.output().form() == Form.JSON,
        app.options().wantsStackTrace(),
        Optional.of(app.output()));
  }

  /** For a command line that could not be understood: options are guessed from its words. */
  static FailureReport beforeApp(Environment environment, String[] args) {
    List<String> words = Arrays.asList(args);
    int end = words.indexOf("--");
    List<String> options = end < 0 ? words : words.subList(0, end);
    boolean json = options.stream().anyMatch(word -> word.matches("--json(=.*)?"));
    Style style =
        Style.decide("auto", false, environment.variables(), environment.terminal().isError());
    return new FailureReport(
        new Notices(environment.streams().err(), style, false),
        environment.streams().out(),
        json,
        options.contains("--stacktrace"),
        Optional.empty());
  }

  ExitCode report(MemoriesException failure) {
    return report(failure.kind(), String.valueOf(failure.getMessage()), failure.hint(), failure);
  }

  ExitCode interrupted() {
    Thread.interrupted(); // or writing the document would be interrupted too
    return report(
        FailureKind.INTERRUPTED,
        "interrupted: what was claimed has been given back",
        Optional.empty(),
        null);
  }

  /** Standard output cannot be written: quietly done when its reader has gone, else a failure. */
  ExitCode output(IOException failure) {
    if (ClosedPipe.is(failure)) {
      return ExitCode.DONE;
    }
    notices.error("could not write the output: " + failure.getMessage(), null);
    trace(failure);
    return ExitCode.FAILED;
  }

  ExitCode unexpected(RuntimeException failure) {
    return report(
        FailureKind.IO,
        "could not finish: unexpected " + failure,
        Optional.of("this is a fault of memories; --stacktrace shows where"),
        failure);
  }

  private ExitCode report(
      FailureKind kind, String message, Optional<String> hint, @Nullable Throwable cause) {
    ExitCode code = ExitCode.of(kind);
    notices.error(message, hint.orElse(null));
    if (cause != null) {
      trace(cause);
    }
    try {
      if (json && output.stream().noneMatch(Output::hasDocument)) {
        writeDocument(code, kind, message, hint.orElse(null));
      }
      out.flush();
    } catch (IOException failure) {
      if (!ClosedPipe.is(failure)) {
        notices.error("could not write the output: " + failure.getMessage(), null);
      }
    }
    return code;
  }

  private void trace(Throwable cause) {
    if (stackTrace) {
      StringWriter text = new StringWriter();
      cause.printStackTrace(new PrintWriter(text, true));
      notices.raw(text.toString().stripTrailing());
    }
  }

  private void writeDocument(ExitCode code, FailureKind kind, String message, @Nullable String hint)
      throws IOException {
    JsonFactory factory =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    try (JsonGenerator document = factory.createGenerator(out)) {
      document.writeStartObject();
      document.writeNumberField("schemaVersion", 1);
      document.writeObjectFieldStart("error");
      document.writeNumberField("code", code.number());
      document.writeStringField("kind", kind.word());
      document.writeStringField("message", message);
      document.writeStringField("hint", hint);
      document.writeEndObject();
      document.writeEndObject();
    }
    out.write("\n".getBytes(StandardCharsets.UTF_8));
  }
}
