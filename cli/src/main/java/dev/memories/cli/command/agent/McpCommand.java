package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.CommandRunner;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.mcp.MemoryServer;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.Notices;
import dev.memories.session.Project;
import dev.memories.tree.TreeReader;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code memories mcp}: serves a project's memory to an agent until the agent ends. */
final class McpCommand implements Subcommand {
  /** What an agent says first, to rehearse. */
  static final String REHEARSAL =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"rehearsal","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      {"jsonrpc":"2.0","id":2,"method":"tools/list"}
      {"jsonrpc":"2.0","id":3,"method":"resources/list"}
      {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"memory_search","arguments":{"query":"test"}}}
      {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"memory_show","arguments":{"what":"MEMORY.md"}}}
      {"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"memory_why","arguments":{"text":"test"}}}
      """;

  private static final String REGISTRY = "MEMORY.md";

  private final ProjectLookup projects;
  private final Homes homes;
  private final CommandRunner runner;
  private final Supplier<Environment> environment;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();
  private final Flag readOnly = Flag.of("--read-only", "leave out the tool that keeps a note");

  /**
   * @param environment that of the call, in which its options are variables
   */
  McpCommand(
      ProjectLookup projects,
      Homes homes,
      CommandRunner runner,
      Supplier<Environment> environment,
      Notices notices) {
    this.projects = projects;
    this.homes = homes;
    this.runner = runner;
    this.environment = environment;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(readOnly));
  }

  @Override
  public List<String> examples() {
    return List.of("memories mcp", "memories mcp -C /srv/shop --read-only");
  }

  @Override
  public ExitCode run() throws InterruptedException {
    Project project = projects.forReading(cwd.value());
    MemoryServer server =
        new MemoryServer(
            runner,
            environment.get(),
            project,
            documents(project),
            readOnly.isSet(),
            notices::warn);
    // In a thread of its own, because reading standard input cannot be interrupted.
    Thread serving = new Thread(server::serve, "mcp");
    serving.setDaemon(true);
    serving.start();
    serving.join();
    return ExitCode.DONE;
  }

  /** The registry, also where there is none yet, and the skills. */
  private List<String> documents(Project project) {
    return Stream.concat(
            Stream.of(REGISTRY),
            new TreeReader(homes.memoriesHome().root(project))
                .files().stream()
                    .filter(file -> file.startsWith("skills/") && file.endsWith("/SKILL.md")))
        .toList();
  }
}
