package dev.memories.pipeline;

import dev.memories.failure.IoReason;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.CodexDatabases;
import dev.memories.session.CodexThread;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What Codex's own databases add to rollouts; read again only when they have changed. */
final class CodexRecords {
  private final StateDatabase state;
  private final Map<String, String> environment;
  private final SecretRedactor redactor;
  private final Consumer<PipelineEvent> listener;

  CodexRecords(
      StateDatabase state,
      Map<String, String> environment,
      SecretRedactor redactor,
      Consumer<PipelineEvent> listener) {
    this.state = state;
    this.environment = environment;
    this.redactor = redactor;
    this.listener = listener;
  }

  /**
   * What Codex says of sessions, redacted.
   *
   * @param news those of which it says something else than at the last time
   * @param stamp of the files it was read from; empty when there is nothing new to keep
   */
  record Said(Map<SessionId, CodexThread> threads, Set<SessionId> news, Optional<String> stamp) {}

  /** Whether there may be anything that was not read yet. */
  boolean hasNews(Path codexHome) {
    return !state.codexThreads().stamp().equals(Optional.of(stamp(codexHome)));
  }

  private String stamp(Path codexHome) {
    return codexHome + ";" + CodexDatabases.stamp(codexHome, environment);
  }

  /** What cannot be read is a warning, and then what was known counts. */
  Said of(Path codexHome) {
    String stamp = stamp(codexHome);
    Map<SessionId, CodexThread> known = state.codexThreads().all();
    if (state.codexThreads().stamp().equals(Optional.of(stamp))) {
      return new Said(known, Set.of(), Optional.empty());
    }
    Map<SessionId, CodexThread> threads = new HashMap<>();
    boolean complete = read(codexHome, threads);
    if (!complete) {
      known.forEach(threads::putIfAbsent);
    }
    Set<SessionId> news = new HashSet<>(known.keySet());
    news.addAll(threads.keySet());
    news.removeIf(id -> Objects.equals(known.get(id), threads.get(id)));
    return new Said(threads, news, complete ? Optional.of(stamp) : Optional.empty());
  }

  /** To be called when the news have reached the index: they are none at the next time. */
  void keep(Said said) {
    said.stamp().ifPresent(stamp -> keep(stamp, new HashMap<>(said.threads())));
  }

  /** The words of what was forgotten do not come back. */
  private void keep(String stamp, Map<SessionId, CodexThread> threads) {
    state.transaction(
        () -> {
          state
              .forgotten()
              .all()
              .forEach(id -> threads.computeIfPresent(id, (_, thread) -> untitled(thread)));
          state.codexThreads().replace(stamp, threads);
          return stamp;
        });
  }

  /** False when something could not be read. */
  private boolean read(Path codexHome, Map<SessionId, CodexThread> threads) {
    try (TemporaryFolder copies = TemporaryFolder.create()) {
      CodexDatabases databases = CodexDatabases.read(codexHome, environment, copies.path());
      databases.threads().forEach((id, thread) -> threads.put(id, redacted(thread)));
      databases.warnings().forEach(this::warn);
      return databases.warnings().isEmpty();
    } catch (IOException e) {
      warn("could not copy Codex's databases: " + IoReason.of(e));
      return false;
    }
  }

  private void warn(String message) {
    listener.accept(new PipelineEvent.Warned(message));
  }

  private static CodexThread untitled(CodexThread thread) {
    return new CodexThread(null, thread.archived(), thread.memoryMode());
  }

  private CodexThread redacted(CodexThread thread) {
    String title = thread.title();
    return title == null
        ? thread
        : new CodexThread(redactor.redact(title), thread.archived(), thread.memoryMode());
  }
}
