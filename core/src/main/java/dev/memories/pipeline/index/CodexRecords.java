package dev.memories.pipeline.index;

import dev.memories.codex.CodexDatabases;
import dev.memories.codex.CodexThread;
import dev.memories.failure.IoReason;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What Codex's own databases add to rollouts; read again only when they have changed. */
public final class CodexRecords {
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
   * What Codex says, redacted, where it says something else than at the last time.
   *
   * @param gone of which it says nothing any more
   * @param stamp of the files it was read from; empty when it is not to be kept
   */
  record News(Map<SessionId, CodexThread> threads, Set<SessionId> gone, Optional<String> stamp) {
    static final News NONE = new News(Map.of(), Set.of(), Optional.empty());

    boolean isAbout(SessionId id) {
      return threads.containsKey(id) || gone.contains(id);
    }

    Set<SessionId> ids() {
      Set<SessionId> ids = new HashSet<>(threads.keySet());
      ids.addAll(gone);
      return ids;
    }
  }

  /** What cannot be read is a warning, and then what was known counts. */
  Optional<News> news(Path codexHome) {
    String stamp = codexHome + ";" + CodexDatabases.stamp(codexHome, environment);
    if (state.codexThreads().stamp().equals(Optional.of(stamp))) {
      return Optional.empty();
    }
    Map<SessionId, CodexThread> threads = new HashMap<>();
    boolean complete = read(codexHome, threads);
    Map<SessionId, CodexThread> known = state.codexThreads().all();
    Set<SessionId> gone = new HashSet<>();
    if (complete) {
      gone.addAll(known.keySet());
      gone.removeAll(threads.keySet());
    }
    threads.entrySet().removeIf(said -> said.getValue().equals(known.get(said.getKey())));
    return Optional.of(new News(threads, gone, complete ? Optional.of(stamp) : Optional.empty()));
  }

  /** What Codex says of these sessions, the news among it. */
  Map<SessionId, CodexThread> of(Collection<SessionId> ids, News news) {
    Map<SessionId, CodexThread> threads = state.codexThreads().find(ids);
    threads.putAll(news.threads());
    threads.keySet().removeAll(news.gone());
    return threads;
  }

  /**
   * To be called when the news have reached the index: they are none at the next time. The words of
   * what was forgotten do not come back.
   */
  void keep(News news) {
    news.stamp()
        .ifPresent(
            stamp -> {
              Map<SessionId, CodexThread> threads = new HashMap<>(news.threads());
              state
                  .forgotten()
                  .all()
                  .forEach(id -> threads.computeIfPresent(id, (_, thread) -> untitled(thread)));
              state.codexThreads().keep(stamp, threads, news.gone());
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
