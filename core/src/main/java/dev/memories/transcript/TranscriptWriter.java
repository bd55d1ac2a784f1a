package dev.memories.transcript;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.HistoryLine;
import dev.memories.rollout.HistoryReader;
import dev.memories.rollout.codex.CodexItemSerializer;
import dev.memories.rollout.files.Lineage;
import dev.memories.session.ContentFingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the transcript of a rollout: reads, filters and serialises its items, and cuts the middle
 * out of a long transcript.
 *
 * <p>Where possible, only the start and the end of a long rollout are read. Memory does not grow
 * with the rollout. Redaction sees every text whole and decoded, so a cut never splits a secret.
 */
public final class TranscriptWriter {
  private final TranscriptFilter filter;
  private final TranscriptCut cut;
  private final CodexItemSerializer serializer;
  private final boolean keepsPrompts;

  private TranscriptWriter(
      TranscriptFilter filter,
      TranscriptCut cut,
      CodexItemSerializer serializer,
      boolean keepsPrompts) {
    this.filter = filter;
    this.cut = cut;
    this.serializer = serializer;
    this.keepsPrompts = keepsPrompts;
  }

  /**
   * Writes transcripts for models: without secrets, image data, encrypted content, and the prompts
   * of the agent's own program (docs/spec/rules.md 4.9).
   */
  public static TranscriptWriter forModel(
      TranscriptFilter filter, TranscriptCut cut, SecretRedactor redactor) {
    return new TranscriptWriter(
        filter, cut, CodexItemSerializer.withoutPayloads(redactor::redact), false);
  }

  /**
   * Writes transcripts with secrets, image data and encrypted content ({@code transcript --raw}).
   */
  public static TranscriptWriter raw(TranscriptFilter filter, TranscriptCut cut) {
    return new TranscriptWriter(filter, cut, CodexItemSerializer.raw(), true);
  }

  /**
   * Writes the transcript of one rollout.
   *
   * @param lineage finds the parent of a fork, whose lines are left out, and the earlier files of a
   *     reverted session
   */
  public Transcript write(Path rollout, Lineage lineage) throws IOException {
    // The three ways differ in speed only. A limit on items has to count all of them.
    if (filter.maxItems().isEmpty()) {
      Attempt near = read(rollout, lineage, LineTail.near(this::item, cut.tailBytes()));
      Attempt far =
          near.transcript().isPresent() || !near.skipped()
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
   * The result of reading a rollout with one kind of tail.
   *
   * @param transcript empty when the tail kept too little
   * @param skipped whether the middle of the rollout was skipped
   */
  private record Attempt(Optional<Transcript> transcript, boolean skipped) {}

  private Attempt read(Path rollout, Lineage lineage, TranscriptTail tail) throws IOException {
    int maxItems = filter.maxItems().orElse(Integer.MAX_VALUE);
    TranscriptHead head = new TranscriptHead();
    int items = 0;
    boolean skipped;
    @Nullable ContentFingerprint fingerprint;
    try (HistoryReader reader = HistoryReader.open(rollout, lineage, filter.kinds())) {
      @Nullable HistoryLine line = reader.next();
      for (; line != null && items < maxItems && !isFull(head); line = reader.next()) {
        Optional<String> item = item(line);
        item.ifPresent(head::add);
        items += item.isPresent() ? 1 : 0;
      }
      skipped = line != null && reader.skipToLast(tail.reachBytes());
      if (skipped) {
        tail.markSkipped();
        line = reader.next();
      }
      for (; line != null && items < maxItems; line = reader.next()) {
        items += tail.add(line);
      }
      fingerprint = reader.fingerprint();
    }
    // Without a whole line after the skipped part, the length of the rollout is not known.
    boolean isEnough = !skipped || fingerprint != null;
    return new Attempt(
        isEnough
            ? tail.items(cut.maxBytes() - cut.headBytes())
                .map(end -> transcript(head, end, tail.isWhole(), fingerprint))
            : Optional.empty(),
        skipped);
  }

  private boolean isFull(TranscriptHead head) {
    return head.bytes() >= cut.headBytes();
  }

  private Optional<String> item(HistoryLine line) {
    return line.item(serializer)
        .filter(item -> filter.keeps(item) && (keepsPrompts || !item.isPrompt()))
        .map(HistoryLine.Item::json);
  }

  private Transcript transcript(
      TranscriptHead head, List<String> end, boolean isWhole, @Nullable ContentFingerprint read) {
    if (!isWhole) {
      return new Transcript(cut.join("[" + head.text(), String.join(",", end) + "]"), true, read);
    }
    end.forEach(head::add);
    String contents = "[" + head.text() + "]";
    String kept = cut.apply(contents);
    return new Transcript(kept, kept.length() != contents.length(), read);
  }
}
