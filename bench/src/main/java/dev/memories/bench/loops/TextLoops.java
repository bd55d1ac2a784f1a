package dev.memories.bench.loops;

import dev.memories.redact.SecretRedactor;
import dev.memories.tui.text.DisplayWidth;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with each character, over texts of 1 MB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TextLoops {
  private static final int LENGTH = 1 << 20;

  /** Prose, code that speaks of tokens, and what makes rules work hardest. */
  @Param({"prose", "code", "keys", "addresses", "logins", "passwords"})
  private String what = "";

  private String text = "";

  @Setup
  public void repeat() {
    String piece = piece();
    // Ends in a wide character: else a width is a length, which is found without a look.
    text = piece.repeat(LENGTH / piece.length()) + "\u6771";
  }

  private String piece() {
    return switch (what) {
      case "prose" ->
          "The totals of the report are wrong where a row is void. \u00C9t\u00E9, \u6771\u4EAC. ";
      case "code" ->
          "token = request.header(\"X-Token\"); if (token == null) { throw new Missing(\"token\"); }\n";
      case "keys" -> "sk-";
      case "addresses" -> "://";
      case "logins" -> "curl -u ";
      case "passwords" -> "password: \"";
      default -> throw new IllegalArgumentException(what);
    };
  }

  @Benchmark
  public String redact() {
    return SecretRedactor.product().redact(text);
  }

  @Benchmark
  public int width() {
    return DisplayWidth.of(text);
  }
}
