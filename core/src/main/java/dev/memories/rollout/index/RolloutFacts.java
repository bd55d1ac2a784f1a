package dev.memories.rollout.index;

import dev.memories.rollout.item.RolloutItem.Client;
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
 * The facts of one rollout that the index keeps, taken from the session's own lines.
 *
 * @param meta the header of the file; null when there is no readable one
 * @param cwd working directory of the last turn, else of the header; null when neither names one
 * @param title null when no person wrote a word
 * @param newestTimestamp null in bare formats
 * @param unreadable the reason why no line can be read; null when some line can
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
  public static final String VERSION = "3 " + SessionTrait.words(SessionTrait.ALL);

  public RolloutFacts {
    traits = Set.copyOf(traits);
  }

  /**
   * The first words that a person wrote.
   *
   * @param text unredacted, may have several lines, at most {@link SessionScanner#MAX_TITLE}
   *     characters
   * @param recorded whether the user interface recorded the words; such a title replaces one from
   *     the history
   */
  public record Title(String text, boolean recorded) {}

  /**
   * The position at which a scan ended and the next one can continue.
   *
   * @param lines number of whole lines so far
   * @param lastLineOffset start of the last whole line, in decompressed bytes
   * @param content null when there is no whole line yet
   * @param ownLines whether there were own lines after the header
   */
  public record Position(
      long lines, long lastLineOffset, @Nullable ContentFingerprint content, boolean ownLines) {}

  /** The source in the header; unreadable when there is no header. */
  public SessionSource source() {
    return meta == null ? new SessionSource.Unreadable() : meta.client().source();
  }

  /** The facts as bytes that {@link #of} reads; the format is private to this package. */
  public byte[] toBytes() {
    return RolloutFactsCodec.write(this);
  }

  /** Reads bytes of this {@link #VERSION}; empty when they are damaged. */
  public static Optional<RolloutFacts> of(byte[] bytes) {
    return RolloutFactsCodec.read(bytes);
  }

  /**
   * The same facts with their texts redacted: the title, the names in the header, the Git branch
   * and the URL of its remote. The cwd stays, because it finds the project.
   *
   * @param before redacted facts of the same file; values that equal these are not redacted again
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

  /** The same facts without a title. */
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
        redacted(meta.client(), redact),
        new Git(
            git.commitHash(),
            redacted(git.branch(), redact),
            redacted(git.repositoryUrl(), redact)),
        meta.memoryMode());
  }

  private static Client redacted(Client client, UnaryOperator<String> redact) {
    SessionSource source =
        switch (client.source()) {
          case SessionSource.Custom(var label) -> new SessionSource.Custom(redact.apply(label));
          case SessionSource.SubAgent(var label) -> new SessionSource.SubAgent(redact.apply(label));
          case SessionSource.Named _, SessionSource.Unreadable _ -> client.source();
        };
    return new Client(
        source,
        redacted(client.originator(), redact),
        redacted(client.cliVersion(), redact),
        redacted(client.modelProvider(), redact));
  }

  private static @Nullable String redacted(@Nullable String text, UnaryOperator<String> redact) {
    return text == null ? null : redact.apply(text);
  }
}
