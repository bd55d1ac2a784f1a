package dev.memories.bench.loops;

import dev.memories.redact.SecretRedactor;
import dev.memories.text.DisplayWidth;
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
  @Param({
    "The totals of the report are wrong where a row is void. \u00C9t\u00E9, \u6771\u4EAC. ",
    "token = request.header(\"X-Token\"); if (token == null) { throw new Missing(\"token\"); }\n",
    "sk-",
    "://",
    "curl -u ",
    "password: \""
  })
  private String piece = "";

  private String text = "";

  @Setup
  public void repeat() {
    text = piece.repeat(LENGTH / piece.length());
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
