package dev.memories.model.agent;

import dev.memories.model.LanguageModel;
import dev.memories.model.ModelEvent;
import dev.memories.model.ModelException;
import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.ModelOutcome;
import dev.memories.model.ModelRequest;
import dev.memories.model.TokenUsage;
import dev.memories.program.PrivateFolder;
import dev.memories.program.Program;
import dev.memories.program.ProgramOutcome;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A coding agent, asked as a language model without tools: one process for each request, in an
 * empty folder, which keeps no session.
 */
public final class AgentModel implements LanguageModel {
  private final AgentCommand agent;
  private final Map<String, String> environment;
  private final Duration timeout;

  private AgentModel(AgentCommand agent, Map<String, String> environment, Duration timeout) {
    this.agent = agent;
    this.environment = environment;
    this.timeout = timeout;
  }

  /**
   * What the user has chosen.
   *
   * @param model empty for the one that the agent itself is set to
   * @param effort how hard the model thinks, as the agent names it; empty for the agent's own
   * @param timeout time after which a request is given up
   */
  public record Choice(Optional<String> model, Optional<String> effort, Duration timeout) {}

  /**
   * Finds an agent's program and checks that it can be used.
   *
   * @param codexHomes where Codex's login and settings may be, the likeliest first
   * @throws ModelException when it cannot be used
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public static AgentModel connect(
      AgentKind kind, Choice choice, Map<String, String> environment, List<Path> codexHomes)
      throws InterruptedException {
    Path program = AgentProgram.usable(kind, environment);
    AgentCommand agent =
        switch (kind) {
          case CODEX -> CodexCommand.of(program, choice, environment, codexHomes);
          case CLAUDE -> new ClaudeCommand(program, choice, environment);
        };
    return new AgentModel(agent, environment, choice.timeout());
  }

  @Override
  public ModelOutcome ask(ModelRequest request, Consumer<ModelEvent> events)
      throws InterruptedException {
    events.accept(new ModelEvent.Sent(1));
    try (PrivateFolder folder = PrivateFolder.create();
        PrivateFolder work = PrivateFolder.create()) {
      AgentLaunch launch = agent.launch(folder.path(), work.path().toRealPath(), request);
      ProgramOutcome outcome =
          new Program(launch.command(), environment, launch.variables(), timeout)
              .run(work.path(), launch.stdin());
      return outcome(folder.path(), outcome);
    } catch (AgentUnusableException e) {
      return failed(unusable(String.valueOf(e.getMessage())), TokenUsage.NONE);
    } catch (IOException e) {
      return failed(unusable(IoReason.of(e)), TokenUsage.NONE);
    }
  }

  private ModelOutcome outcome(Path folder, ProgramOutcome outcome) throws IOException {
    return switch (outcome) {
      case ProgramOutcome.Finished(var stdout) -> {
        AgentReply reply = agent.read(folder, stdout);
        yield reply.error().isPresent()
            ? failed(AgentFailures.of(agent.kind(), reply.error().get()), reply.usage())
            : reply.text().isBlank()
                ? failed(
                    new ModelFailure(Cause.EMPTY_REPLY, title() + " gave an empty reply", null),
                    reply.usage())
                : new ModelOutcome.Replied(reply.text(), List.of(), reply.usage());
      }
      case ProgramOutcome.Failed(var cause, var message, var stdout) ->
          switch (cause) {
            case NOT_RUN -> failed(unusable(message), TokenUsage.NONE);
            case TIMED_OUT ->
                failed(
                    new ModelFailure(
                        Cause.STREAM_SILENT,
                        title() + ": " + message,
                        "command_timeout sets how long it may take"),
                    TokenUsage.NONE);
            case TOO_MUCH_OUTPUT ->
                failed(
                    new ModelFailure(Cause.RESPONSE_FAILED, title() + ": " + message, null),
                    TokenUsage.NONE);
            case EXIT_CODE -> {
              AgentReply reply = agent.read(folder, stdout);
              yield failed(
                  AgentFailures.of(agent.kind(), reply.error().orElse(message)), reply.usage());
            }
          };
    };
  }

  private ModelFailure unusable(String message) {
    return new ModelFailure(
        Cause.PROGRAM_UNUSABLE,
        title() + ": " + message,
        "check the installation of " + title() + ", or update it");
  }

  private String title() {
    return agent.kind().title();
  }

  private static ModelOutcome failed(ModelFailure failure, TokenUsage usage) {
    return new ModelOutcome.Failed(failure, usage);
  }
}
