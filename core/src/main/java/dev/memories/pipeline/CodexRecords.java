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
import java.util.Map;
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

  /** By session, redacted; what cannot be read is a warning, and then what was known counts. */
  Map<SessionId, CodexThread> of(Path codexHome) {
    String stamp = codexHome + ";" + CodexDatabases.stamp(codexHome, environment);
    Map<SessionId, CodexThread> threads = new HashMap<>(state.codexThreads().all());
    if (state.codexThreads().stamp().filter(stamp::equals).isPresent()) {
      return threads;
    }
    try (TemporaryFolder copies = TemporaryFolder.create()) {
      CodexDatabases databases = CodexDatabases.read(codexHome, environment, copies.path());
      if (databases.warnings().isEmpty()) {
        threads.clear();
      }
      databases.threads().forEach((id, thread) -> threads.put(id, redacted(thread)));
      if (databases.warnings().isEmpty()) {
        state.codexThreads().replace(stamp, threads);
      }
      databases.warnings().forEach(this::warn);
    } catch (IOException e) {
      warn("could not copy Codex's databases: " + IoReason.of(e));
    }
    return threads;
  }

  private void warn(String message) {
    listener.accept(new PipelineEvent.Warned(message));
  }

  private CodexThread redacted(CodexThread thread) {
    String title = thread.title();
    return title == null
        ? thread
        : new CodexThread(redactor.redact(title), thread.archived(), thread.memoryMode());
  }
}
