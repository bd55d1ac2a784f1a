package dev.memories.cli.command.agent;

import static dev.memories.cli.command.CommandSection.AGENT;
import static dev.memories.cli.command.StartupProfile.HOOK;
import static dev.memories.cli.command.StartupProfile.SERVER;
import static dev.memories.cli.command.StartupProfile.WORK;

import dev.memories.cli.command.Call;
import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.command.CommandGroup;
import dev.memories.cli.command.agent.InstallCommand.Direction;
import java.util.Arrays;
import java.util.List;

/** The descriptors of the commands through which memory reaches an agent. */
public final class AgentCommands {
  /** Serves to rehearse every event. */
  private static final String HOOK_INPUT =
      "{\"session_id\":\"rehearsal\",\"source\":\"startup\",\"prompt\":\"run the tests\","
          + "\"tool_input\":{\"command\":\"python -m pytest -q\"},"
          + "\"tool_response\":\"FAILED, exit code 1\"}";

  public static final List<CommandEntry> ALL =
      List.of(
          new CommandDescriptor(
              "context",
              AGENT,
              "print the bullets of the memory that help an agent now",
              HOOK,
              List.of("context", "context --prompt test", "context --json"),
              call ->
                  new ContextCommand(
                      call.projects(),
                      call.homes(),
                      call.environment().cwd(),
                      call.environment().streams().in(),
                      call.output(),
                      call.notices())),
          new CommandGroup(
              "hook",
              AGENT,
              "answer a hook of an agent, in its JSON",
              Arrays.stream(HookEvent.values()).map(AgentCommands::hook).toList()),
          new CommandDescriptor(
              "mcp",
              AGENT,
              "serve the memory to an agent over MCP",
              SERVER,
              List.of("mcp <<< " + McpCommand.REHEARSAL),
              call ->
                  new McpCommand(
                      call.projects(),
                      call.homes(),
                      call.runner(),
                      call::innerEnvironment,
                      call.notices())),
          new CommandDescriptor(
              "install",
              AGENT,
              "build the memory into Codex, Claude Code or an AGENTS.md",
              WORK,
              List.of("install --status"),
              call -> install(Direction.INSTALL, call)),
          new CommandDescriptor(
              "uninstall",
              AGENT,
              "take the memory out of them again",
              WORK,
              List.of(),
              call -> install(Direction.UNINSTALL, call)),
          new CommandDescriptor(
              "review",
              AGENT,
              "accept, reject or edit what a consolidation proposes",
              WORK,
              List.of("review"),
              call ->
                  new ReviewCommand(
                      call.projects(),
                      call.trees(),
                      call.state(),
                      call.runs()::review,
                      call.confirmation(),
                      call.output(),
                      call.conclusion())),
          new CommandDescriptor(
              "remember",
              AGENT,
              "pin a line in a project's memory",
              WORK,
              List.of(),
              call ->
                  new RememberCommand(
                      call.environment(),
                      call.projects(),
                      call.state(),
                      call.runs()::registryEdits,
                      call.output(),
                      call.notices(),
                      call.conclusion())),
          new CommandDescriptor(
              "reject",
              AGENT,
              "remove a bullet of the memory for good",
              WORK,
              List.of(),
              call ->
                  new RejectCommand(
                      call.projects(),
                      call.homes(),
                      call.state(),
                      call.runs()::registryEdits,
                      call.output(),
                      call.notices(),
                      call.conclusion())),
          new CommandDescriptor(
              "edit",
              AGENT,
              "put your own wording in the place of a bullet",
              WORK,
              List.of(),
              call ->
                  new EditCommand(
                      call.projects(),
                      call.homes(),
                      call.state(),
                      call.runs()::registryEdits,
                      call.output(),
                      call.conclusion())),
          new CommandDescriptor(
              "promote",
              AGENT,
              "pin a bullet for all your projects, or for the team",
              WORK,
              List.of(),
              call ->
                  new PromoteCommand(
                      call.projects(),
                      call.homes(),
                      call.state(),
                      call.runs()::registryEdits,
                      call.output(),
                      call.conclusion())),
          new CommandDescriptor(
              "share",
              AGENT,
              "share bullets with a team through the project's repository",
              WORK,
              List.of(),
              call ->
                  new ShareCommand(
                      call.projects(),
                      call.homes(),
                      call.state(),
                      call.runs()::registryEdits,
                      call.output(),
                      call.notices())));

  private AgentCommands() {}

  private static InstallCommand install(Direction direction, Call call) {
    return new InstallCommand(
        direction,
        call.environment(),
        call.homes(),
        call.projects(),
        call.confirmation(),
        call.output(),
        call.notices());
  }

  private static CommandDescriptor hook(HookEvent event) {
    return new CommandDescriptor(
        event.word(),
        AGENT,
        switch (event) {
          case SESSION_START -> "give the memory to a session that starts";
          case USER_PROMPT_SUBMIT -> "give what a prompt calls for";
          case POST_TOOL_USE -> "give what helped when a command failed before";
          case STOP -> "extract the session in the background";
          case SESSION_END -> "extract the session and consolidate, in the background";
        },
        HOOK,
        List.of("hook " + event.word() + " <<< " + HOOK_INPUT),
        call ->
            new HookCommand(
                event,
                call.environment(),
                call.homes(),
                new BackgroundRun(call.environment(), call.innerEnvironment().variables())));
  }
}
