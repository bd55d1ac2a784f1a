package dev.memories.pipeline.index;

import dev.memories.codex.CodexDatabases;
import dev.memories.codex.CodexThread;
import dev.memories.pipeline.PipelineEvent;
import dev.memories.program.PrivateFolder;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The facts that Codex's own databases add to rollouts. Read again only when they change. */
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
   * The differences between Codex's databases and our copy of their facts.
   *
   * @param threads new and changed entries, redacted
   * @param gone sessions that no longer have an entry
   * @param stamp the new stamp of the databases; empty when they could not be read completely
   */
  record Changes(Map<SessionId, CodexThread> threads, Set<SessionId> gone, Optional<String> stamp) {
    static final Changes NONE = new Changes(Map.of(), Set.of(), Optional.empty());

    boolean contains(SessionId id) {
      return threads.containsKey(id) || gone.contains(id);
    }

    Set<SessionId> ids() {
      Set<SessionId> ids = new HashSet<>(threads.keySet());
      ids.addAll(gone);
      return ids;
    }
  }

  /**
   * Reads the databases if they have changed. A database that cannot be read is a warning; then the
   * entries of our copy stay valid.
   */
  Optional<Changes> changes(Path codexHome) {
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
    threads.entrySet().removeIf(read -> read.getValue().equals(known.get(read.getKey())));
    return Optional.of(
        new Changes(threads, gone, complete ? Optional.of(stamp) : Optional.empty()));
  }

  /** The entries of these sessions, with the changes applied. */
  Map<SessionId, CodexThread> find(Collection<SessionId> ids, Changes changes) {
    Map<SessionId, CodexThread> threads = state.codexThreads().find(ids);
    threads.putAll(changes.threads());
    threads.keySet().removeAll(changes.gone());
    return threads;
  }

  /**
   * Saves the changes in our copy. To be called after the index has them. Titles of forgotten
   * sessions do not come back.
   */
  void save(Changes changes) {
    changes
        .stamp()
        .ifPresent(
            stamp -> {
              Map<SessionId, CodexThread> threads = new HashMap<>(changes.threads());
              state
                  .forgotten()
                  .all()
                  .forEach(id -> threads.computeIfPresent(id, (_, thread) -> untitled(thread)));
              state.codexThreads().save(stamp, threads, changes.gone());
            });
  }

  /** Reads all databases; false when one could not be read. */
  private boolean read(Path codexHome, Map<SessionId, CodexThread> threads) {
    try (PrivateFolder copies = PrivateFolder.create()) {
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
