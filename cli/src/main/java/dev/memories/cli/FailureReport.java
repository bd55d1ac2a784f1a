package dev.memories.cli;

import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.command.Call;
import dev.memories.cli.output.ErrorDocument;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Verbosity;
import dev.memories.failure.FailureKind;
import dev.memories.failure.MemoriesException;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports failures: text on standard error; with {@code --json} also a document on standard output,
 * unless the command has already printed one (docs/spec/contract.md 3.5 and 5).
 */
final class FailureReport {
  private final Notices notices;
  private final OutputStream out;
  private final boolean isTerminal;
  private final boolean stackTrace;
  private final BooleanSupplier wantsDocument;

  private FailureReport(
      Notices notices,
      OutputStream out,
      boolean isTerminal,
      boolean stackTrace,
      BooleanSupplier wantsDocument) {
    this.notices = notices;
    this.out = out;
    this.isTerminal = isTerminal;
    this.stackTrace = stackTrace;
    this.wantsDocument = wantsDocument;
  }

  static FailureReport of(Call call) {
    Output output = call.output();
    return new FailureReport(
        call.notices(),
        output.stream(),
        call.environment().terminal().isOutput(),
        call.options().wantsStackTrace(),
        () -> output.form() == Form.JSON && !output.hasDocument());
  }

  /** For a wrong command line or wrong settings: the options are guessed from the words. */
  static FailureReport withoutCall(Environment environment, String[] args) {
    List<String> words = Arrays.asList(args);
    int end = words.indexOf("--");
    List<String> options = end < 0 ? words : words.subList(0, end);
    boolean json = options.stream().anyMatch(word -> word.matches("--json(=.*)?"));
    Style style =
        Style.decide("auto", false, environment.variables(), environment.terminal().isError());
    return new FailureReport(
        new Notices(
            environment.streams().err(),
            environment.terminal(),
            () -> style,
            () -> Verbosity.NORMAL),
        environment.streams().out(),
        environment.terminal().isOutput(),
        options.contains("--stacktrace"),
        () -> json);
  }

  ExitCode report(MemoriesException failure) {
    return report(
        failure.kind(), String.valueOf(failure.getMessage()), failure.hint().orElse(null), failure);
  }

  ExitCode interrupted() {
    Thread.interrupted(); // or writing the document would be interrupted, too
    return report(
        FailureKind.INTERRUPTED,
        "interrupted: claimed sessions and locks are free again",
        null,
        null);
  }

  /** Standard output cannot be written: no failure when its reader has closed the pipe. */
  ExitCode unwritable(IOException failure) {
    if (ClosedPipe.is(failure)) {
      return ExitCode.DONE;
    }
    notices.error("could not write the output: " + IoReason.of(failure), null);
    trace(failure);
    return ExitCode.FAILED;
  }

  ExitCode unexpected(RuntimeException failure) {
    return report(
        FailureKind.IO,
        "could not finish: " + IoReason.of(failure),
        "this is a fault of memories; --stacktrace shows where",
        failure);
  }

  private ExitCode report(
      FailureKind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
    ExitCode code = ExitCode.of(kind);
    notices.error(message, hint);
    if (cause != null) {
      trace(cause);
    }
    try {
      if (wantsDocument.getAsBoolean()) {
        new ErrorDocument(code.number(), kind.word(), message, hint).writeTo(out, isTerminal);
      }
      out.flush();
    } catch (IOException failure) {
      if (!ClosedPipe.is(failure)) {
        notices.error("could not write the output: " + IoReason.of(failure), null);
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
}
