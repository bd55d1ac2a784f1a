package dev.memories.pipeline.index;

import dev.memories.pipeline.PipelineEvent;
import dev.memories.pipeline.PipelineEvent.Phase;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.files.UnpackedTooLargeException;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.rollout.index.RolloutFacts.Position;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the facts of several rollouts at once. The results do not depend on the order. */
public final class RolloutScan implements AutoCloseable {
  private static final int MAX_THREADS = 4;

  private final SessionScanner scanner;
  private final SecretRedactor redactor;
  private final Consumer<PipelineEvent> listener;
  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_THREADS));

  RolloutScan(SessionScanner scanner, SecretRedactor redactor, Consumer<PipelineEvent> listener) {
    this.scanner = scanner;
    this.redactor = redactor;
    this.listener = listener;
  }

  /**
   * The result for one file.
   *
   * @param complete false when the file could not be read to its end; then the facts are not kept
   */
  record Scanned(Found file, RolloutFacts facts, boolean complete) {}

  /** Files that are being read. */
  record Reading(List<Future<Scanned>> files) {
    /** Waits for the results, in the order of the files. */
    List<Scanned> results() throws InterruptedException {
      List<Scanned> results = new ArrayList<>(files.size());
      for (Future<Scanned> file : files) {
        try {
          results.add(file.get());
        } catch (ExecutionException e) {
          throw new IllegalStateException("a rollout could not be scanned", e.getCause());
        }
      }
      return results;
    }
  }

  /**
   * Begins to read the files.
   *
   * @param previous the known facts of files that may only have grown
   */
  Reading begin(List<Found> files, Map<Path, RolloutFacts> previous) {
    return new Reading(
        files.stream()
            .map(file -> executor.submit(() -> scan(file, previous.get(file.path()))))
            .toList());
  }

  private Scanned scan(Found file, @Nullable RolloutFacts before) {
    Scanned scanned = read(file, before);
    listener.accept(
        new PipelineEvent.StepEnded(
            Phase.INDEX,
            file.path().getFileName().toString(),
            scanned.facts().unreadable() == null,
            null));
    return scanned;
  }

  private Scanned read(Found file, @Nullable RolloutFacts before) {
    try {
      RolloutFacts facts =
          before == null ? scanner.scan(file.path()) : scanner.scan(file.path(), before);
      return new Scanned(file, facts.redacted(redactor::redact, before), true);
    } catch (UnpackedTooLargeException e) {
      // Kept, so that it is not unpacked again before it changes.
      return new Scanned(file, unreadable(null, IoReason.of(e)), true);
    } catch (IOException e) {
      return new Scanned(file, unreadable(before, IoReason.of(e)), false);
    }
  }

  /** Keeps the known facts, because the file may be readable the next time. */
  private static RolloutFacts unreadable(@Nullable RolloutFacts before, String why) {
    return before == null
        ? new RolloutFacts(
            null, null, null, Set.of(), null, 0, new Position(0, 0, null, false), why)
        : new RolloutFacts(
            before.meta(),
            before.cwd(),
            before.title(),
            before.traits(),
            before.newestTimestamp(),
            before.tokensUsed(),
            before.position(),
            why);
  }

  /** Stops reading. */
  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }
}
