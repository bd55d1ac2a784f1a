package dev.memories.pipeline.index;

import dev.memories.codex.CodexThread;
import dev.memories.rollout.files.RolloutFiles.Found;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.rollout.item.RolloutItem.Git;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.session.MemoryMode;
import dev.memories.session.Session;
import dev.memories.text.OneLine;
import dev.memories.text.Rfc3339;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the session from its files and the facts of its rollout. */
final class SessionAssembler {
  /** The longest title in characters (docs/spec/product.md 3.1.4). */
  private static final int MAX_TITLE = 200;

  private static final CodexThread NO_ENTRY = new CodexThread(null, false, null);

  /** Times outside this range are clamped: the database and JSON could not hold them. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final SessionProjects projects;

  SessionAssembler(SessionProjects projects) {
    this.projects = projects;
  }

  /**
   * Makes the session for the index.
   *
   * @param facts already redacted
   */
  Session assemble(StaleSession session, RolloutFacts facts) {
    Found rollout = session.rollout();
    SessionMeta meta = facts.meta();
    Git git = meta == null ? new Git(null, null, null) : meta.git();
    CodexThread codex = session.codex() == null ? NO_ENTRY : session.codex();
    return new Session(
        session.id(),
        title(facts, codex),
        projects.place(cwd(facts), session.before()),
        new Session.Origin(
            facts.source(),
            meta == null ? null : meta.client().cliVersion(),
            meta == null ? null : meta.client().modelProvider(),
            git.commitHash(),
            git.branch(),
            git.repositoryUrl()),
        files(session.files(), facts),
        new Session.Activity(
            createdAt(rollout, meta),
            millis(
                facts.newestTimestamp() == null ? rollout.modifiedAt() : facts.newestTimestamp()),
            facts.tokensUsed()),
        new Session.Standing(
            rollout.archived() || codex.archived(),
            facts.traits(),
            memoryMode(meta, codex),
            facts.unreadable()));
  }

  /** Where the session began: a later turn may have been elsewhere. */
  private static @Nullable String cwd(RolloutFacts facts) {
    SessionMeta meta = facts.meta();
    return meta == null || meta.cwd() == null ? facts.cwd() : meta.cwd();
  }

  /** The name that the user gave, else the first words. */
  private static String title(RolloutFacts facts, CodexThread codex) {
    if (codex.title() != null) {
      return OneLine.of(codex.title(), MAX_TITLE);
    }
    return facts.title() == null ? "" : OneLine.of(facts.title().text(), MAX_TITLE);
  }

  /** Codex's databases win: the rollout only holds the mode at its start. */
  private static MemoryMode memoryMode(@Nullable SessionMeta meta, CodexThread codex) {
    if (codex.memoryMode() != null) {
      return codex.memoryMode();
    }
    return meta == null ? MemoryMode.ENABLED : meta.memoryMode();
  }

  private static Session.Files files(List<Found> files, RolloutFacts facts) {
    Found rollout = files.getFirst();
    List<Path> others = files.stream().skip(1).map(Found::path).toList();
    return new Session.Files(
        rollout.path(),
        others,
        rollout.sizeBytes(),
        millis(rollout.modifiedAt()),
        facts.position().content());
  }

  private static Instant createdAt(Found rollout, @Nullable SessionMeta meta) {
    if (meta != null && meta.timestamp() != null) {
      Instant written = Rfc3339.parse(meta.timestamp()).orElse(null);
      if (written != null) {
        return millis(written);
      }
    }
    Instant named = rollout.startedAt();
    return millis(named == null ? rollout.modifiedAt() : named);
  }

  private static Instant millis(Instant time) {
    Instant bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    return bounded.truncatedTo(ChronoUnit.MILLIS);
  }
}
