package dev.memories.bench.loops;

import dev.memories.bench.MadeUpRollouts;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.transcript.Transcript;
import dev.memories.transcript.TranscriptCut;
import dev.memories.transcript.TranscriptFilter;
import dev.memories.transcript.TranscriptWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What is done with each line of a rollout of 10 MB, from a file in the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RolloutLoops {
  private Path rollout = Path.of("");

  @Setup
  public void write() throws IOException {
    rollout = Files.createTempFile("rollout-", ".jsonl");
    MadeUpRollouts.session(
        rollout,
        "019b8f00-0000-7000-8000-000000000001",
        Instant.parse("2026-01-05T08:00:00Z"),
        "/srv/project-0",
        10_000_000);
  }

  @TearDown
  public void delete() throws IOException {
    Files.deleteIfExists(rollout);
  }

  /** What the index does: most lines are told by their first bytes. */
  @Benchmark
  public RolloutFacts scan() throws IOException {
    return new SessionScanner(Lineage.unknown()).scan(rollout);
  }

  /** Filter and serialise all of it, without secrets being looked for. */
  @Benchmark
  public Transcript filter() throws IOException {
    return TranscriptWriter.raw(TranscriptFilter.all(), TranscriptCut.REFERENCE)
        .write(rollout, Lineage.unknown());
  }

  /** Filter, serialise, redact all of it: it is too short for its middle to be passed over. */
  @Benchmark
  public Transcript transcript() throws IOException {
    return TranscriptWriter.forModel(
            TranscriptFilter.all(), TranscriptCut.REFERENCE, SecretRedactor.product())
        .write(rollout, Lineage.unknown());
  }
}
