package dev.memories.extract;

import dev.memories.extract.offline.OfflineTrace;
import dev.memories.failure.FailureKind;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.LineKind;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes traces from the rollout alone, without a model or network (docs/spec/product.md 3.6).
 *
 * <p>Reads a rollout once, in bounded memory. The same rollout always gives the same bytes.
 */
public final class OfflineExtractor implements TraceExtractor {
  /** The kinds of line to read; others are skipped. */
  private static final Set<LineKind> KINDS =
      EnumSet.of(
          LineKind.META,
          LineKind.TURN_CONTEXT,
          LineKind.RESPONSE,
          LineKind.COMPACTED,
          LineKind.USER_MESSAGE,
          LineKind.COMPACTED,
          LineKind.TURN_ABORTED,
          LineKind.ROLLED_BACK,
          LineKind.REPORT,
          LineKind.GOAL,
          LineKind.ANSWER);

  private final SecretRedactor redactor;
  private final Lineage lineage;

  /**
   * @param lineage finds the files that a forked or reverted session continues
   */
  public OfflineExtractor(SecretRedactor redactor, Lineage lineage) {
    this.redactor = redactor;
    this.lineage = lineage;
  }

  @Override
  public String name() {
    return "offline";
  }

  @Override
  public ExtractionOutcome extract(ExtractionRequest request) throws InterruptedException {
    Session session = request.session();
    try (RolloutReader reader = RolloutReader.open(session.files().rollout(), KINDS, lineage)) {
      return extracted(session, reader);
    } catch (IOException e) {
      return RolloutFailure.of(session.files().rollout(), e);
    }
  }

  private ExtractionOutcome extracted(Session session, RolloutReader reader)
      throws IOException, InterruptedException {
    OfflineTrace trace = new OfflineTrace(redactor, Optional.ofNullable(session.place().cwd()));
    Instant updatedAt = session.updatedAt();
    for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("extraction of session " + session.id());
      }
      trace.accept(entry);
      updatedAt = later(updatedAt, entry.timestamp());
    }
    ContentFingerprint read = reader.fingerprint();
    if (read == null) {
      return new ExtractionOutcome.Failed(FailureKind.IO, "the rollout holds no whole line");
    }
    OfflineTrace.Written written = trace.write(session.title());
    return new ExtractionOutcome.Extracted(
        NormalisedTrace.of(written.trace(), written.summary(), redactor),
        read,
        updatedAt,
        null,
        reader.damagedLines(),
        written.title().map(redactor::redact).orElse(null));
  }

  private static Instant later(Instant time, @Nullable Instant other) {
    return other != null && other.isAfter(time) ? other : time;
  }
}
