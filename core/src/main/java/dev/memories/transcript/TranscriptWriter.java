package dev.memories.transcript;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.HistoryLine;
import dev.memories.rollout.HistoryReader;
import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.item.ItemSerializer;
import dev.memories.session.ContentFingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the transcript of a rollout: reads, filters and writes its items, and keeps only the start
 * and the end of what is too long.
 *
 * <p>Of a long rollout only start and end are read, where that can be. Memory does not grow with
 * the rollout. Redaction sees every kept text whole and decoded, so a cut never splits a secret.
 */
public final class TranscriptWriter {
  private final TranscriptFilter filter;
  private final TranscriptCut cut;
  private final ItemSerializer serializer;

  private TranscriptWriter(TranscriptFilter filter, TranscriptCut cut, ItemSerializer serializer) {
    this.filter = filter;
    this.cut = cut;
    this.serializer = serializer;
  }

  /** What a model is given: without secrets, image data and encrypted content. */
  public static TranscriptWriter forModel(
      TranscriptFilter filter, TranscriptCut cut, SecretRedactor redactor) {
    return new TranscriptWriter(filter, cut, ItemSerializer.withoutPayloads(redactor::redact));
  }

  /** The items as the rollout has them, secrets and all ({@code transcript --raw}). */
  public static TranscriptWriter raw(TranscriptFilter filter, TranscriptCut cut) {
    return new TranscriptWriter(filter, cut, ItemSerializer.raw());
  }

  /**
   * Reads the rollout.
   *
   * @param lineage finds the parent of a fork, whose lines are left out, and the earlier files of a
   *     reverted session
   */
  public Transcript write(Path rollout, Lineage lineage) throws IOException {
    if (filter.maxItems().isEmpty()) {
      Attempt near = read(rollout, lineage, LineTail.near(this::item, cut.tailBytes()));
      Attempt far =
          near.transcript().isPresent() || !near.leftOut()
              ? near
              : read(rollout, lineage, LineTail.far(this::item, cut.tailBytes()));
      if (far.transcript().isPresent()) {
        return far.transcript().get();
      }
    }
    return read(rollout, lineage, new ItemTail(this::item, cut.tailBytes()))
        .transcript()
        .orElseThrow();
  }

  /**
   * What came of reading a rollout in one way.
   *
   * @param transcript empty when this way of keeping the end did not keep enough
   * @param leftOut whether part of the rollout was not read
   */
  private record Attempt(Optional<Transcript> transcript, boolean leftOut) {}

  private Attempt read(Path rollout, Lineage lineage, TranscriptTail tail) throws IOException {
    int maxItems = filter.maxItems().orElse(Integer.MAX_VALUE);
    TranscriptHead start = new TranscriptHead();
    int items = 0;
    boolean leftOut;
    @Nullable ContentFingerprint fingerprint;
    try (HistoryReader reader = HistoryReader.open(rollout, lineage, filter.kinds())) {
      @Nullable HistoryLine line = reader.next();
      for (; line != null && items < maxItems && !isFull(start); line = reader.next()) {
        Optional<String> item = item(line);
        item.ifPresent(start::add);
        items += item.isPresent() ? 1 : 0;
      }
      leftOut = line != null && reader.skipToLast(tail.reachBytes());
      if (leftOut) {
        tail.leaveOut();
        line = reader.next();
      }
      for (; line != null && items < maxItems; line = reader.next()) {
        items += tail.add(line);
      }
      fingerprint = reader.fingerprint();
    }
    boolean isEnough = !leftOut || fingerprint != null;
    return new Attempt(
        isEnough
            ? tail.items(cut.maxBytes() - cut.headBytes())
                .map(end -> transcript(start, end, tail.isWhole(), fingerprint))
            : Optional.empty(),
        leftOut);
  }

  private boolean isFull(TranscriptHead start) {
    return start.bytes() >= cut.headBytes();
  }

  private Optional<String> item(HistoryLine line) {
    return line.item(serializer).filter(filter::keeps).map(HistoryLine.Item::json);
  }

  private Transcript transcript(
      TranscriptHead start, List<String> end, boolean isWhole, @Nullable ContentFingerprint read) {
    if (!isWhole) {
      return new Transcript(cut.join("[" + start.text(), String.join(",", end) + "]"), true, read);
    }
    end.forEach(start::add);
    String contents = "[" + start.text() + "]";
    String kept = cut.apply(contents);
    return new Transcript(kept, kept.length() != contents.length(), read);
  }
}
