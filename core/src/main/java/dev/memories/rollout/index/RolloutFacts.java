package dev.memories.rollout.index;

import dev.memories.rollout.item.RolloutItem.Git;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the index needs to know of one rollout, from the session's own lines.
 *
 * @param meta the file's own {@code session_meta}; null when it has none that can be read
 * @param cwd as the last turn spells it, else the header; null when none says
 * @param title null when no person wrote words
 * @param newestTimestamp null in bare formats
 * @param unreadable why nothing of it can be read, null when something can
 */
public record RolloutFacts(
    @Nullable SessionMeta meta,
    @Nullable String cwd,
    @Nullable Title title,
    Set<SessionTrait> traits,
    @Nullable Instant newestTimestamp,
    long tokensUsed,
    Position position,
    @Nullable String unreadable) {
  /** Names the facts and their form; facts that were kept under another version are read again. */
  public static final String VERSION = "2 " + SessionTrait.words(SessionTrait.ALL);

  public RolloutFacts {
    traits = Set.copyOf(traits);
  }

  /**
   * The first words that a person wrote.
   *
   * @param text raw, several lines, at most {@link SessionScanner#MAX_TITLE} characters
   * @param recorded whether the user interface recorded it as the user's; a title from the history
   *     gives way to one that is
   */
  public record Title(String text, boolean recorded) {}

  /**
   * Where a scan ended, so that the next can go on there.
   *
   * @param lines whole lines read
   * @param lastLineOffset where the last of them starts, in decompressed bytes
   * @param content null when there is no whole line yet
   * @param ownLines whether lines of its own were seen, beyond its header
   */
  public record Position(
      long lines, long lastLineOffset, @Nullable ContentFingerprint content, boolean ownLines) {}

  /** A header that is missing or cannot be read is no reason to take a session for interactive. */
  public SessionSource source() {
    return meta == null ? new SessionSource.Unreadable() : meta.client().source();
  }

  /** The bytes to keep for the next scan; of no use to anyone else. */
  public byte[] toBytes() {
    return RolloutFactsCodec.write(this);
  }

  /** Reads bytes of this {@link #VERSION}; empty when they are damaged. */
  public static Optional<RolloutFacts> of(byte[] bytes) {
    return RolloutFactsCodec.read(bytes);
  }

  /**
   * The same with what may carry secrets (title, remote) passed through {@code redact}.
   *
   * @param before what was kept of the same file, redacted; what stands there is not redacted again
   */
  public RolloutFacts redacted(UnaryOperator<String> redact, @Nullable RolloutFacts before) {
    boolean sameTitle = before != null && Objects.equals(title, before.title());
    boolean sameMeta = before != null && Objects.equals(meta, before.meta());
    return new RolloutFacts(
        meta == null || sameMeta ? meta : redacted(meta, redact),
        cwd,
        title == null || sameTitle
            ? title
            : new Title(redact.apply(title.text()), title.recorded()),
        traits,
        newestTimestamp,
        tokensUsed,
        position,
        unreadable);
  }

  /** The same without the first words of a person. */
  public RolloutFacts withoutTitle() {
    return new RolloutFacts(
        meta, cwd, null, traits, newestTimestamp, tokensUsed, position, unreadable);
  }

  private static SessionMeta redacted(SessionMeta meta, UnaryOperator<String> redact) {
    Git git = meta.git();
    return new SessionMeta(
        meta.id(),
        meta.ancestry(),
        meta.timestamp(),
        meta.cwd(),
        meta.client(),
        new Git(
            git.commitHash(),
            git.branch(),
            git.repositoryUrl() == null ? null : redact.apply(git.repositoryUrl())),
        meta.memoryMode());
  }
}
