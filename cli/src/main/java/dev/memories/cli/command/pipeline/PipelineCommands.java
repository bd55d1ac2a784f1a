package dev.memories.cli.command.pipeline;

import static dev.memories.cli.command.CommandSection.KEEP;
import static dev.memories.cli.command.CommandSection.MAKE;
import static dev.memories.cli.command.StartupProfile.SEARCH;
import static dev.memories.cli.command.StartupProfile.STREAM;
import static dev.memories.cli.command.StartupProfile.WORK;

import dev.memories.cli.call.Environment;
import dev.memories.cli.command.Call;
import dev.memories.cli.command.CommandDescriptor;
import dev.memories.cli.command.CommandEntry;
import dev.memories.cli.demo.DemoHome;
import dev.memories.cli.pipeline.AgentOffer;
import dev.memories.cli.pipeline.PipelineRuns;
import dev.memories.pipeline.consolidate.ConsolidationOptions;
import dev.memories.pipeline.consolidate.ConsolidationRun;
import dev.memories.state.StateDatabase;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The descriptors of the commands that make memory. */
public final class PipelineCommands {
  public static final List<CommandEntry> ALL =
      List.of(
          new CommandDescriptor(
              "demo",
              MAKE,
              "try everything on made-up sessions",
              WORK,
              List.of(),
              call ->
                  new DemoCommand(
                      call.environment(),
                      home -> demoRun(call, home),
                      call.output(),
                      call.notices())),
          new CommandDescriptor(
              "run",
              MAKE,
              "extract new sessions, then consolidate the projects they touched",
              WORK,
              List.of("run"),
              call ->
                  new RunCommand(
                      bothPhases(call),
                      call.searching(),
                      new AgentOffer(call.runs().models()),
                      call.environment().terminal(),
                      call.settings(),
                      call.output(),
                      call.notices(),
                      call.conclusion())),
          new CommandDescriptor(
              "candidates",
              MAKE,
              "list the sessions that extraction would take",
              SEARCH,
              List.of("candidates", "candidates --codex-home .", "candidates --json"),
              call ->
                  new CandidatesCommand(
                      call.state(),
                      call.indexing(),
                      call.gates(),
                      call.projects(),
                      call.output(),
                      call.environment().clock())),
          new CommandDescriptor(
              "extract",
              MAKE,
              "distil sessions into traces (phase 1)",
              WORK,
              List.of("extract --idle 0"),
              call -> {
                PipelineRuns runs = call.runs();
                SessionSelection sessions = sessions(call);
                return new ExtractCommand(
                    call.state(),
                    extraction(call, sessions, runs),
                    state -> runs.unsavedExtraction(state, call.progress()),
                    sessions,
                    runs.models(),
                    call.settings(),
                    call.output(),
                    call.notices(),
                    call.conclusion());
              }),
          new CommandDescriptor(
              "consolidate",
              MAKE,
              "merge a project's traces into its memory (phase 2)",
              WORK,
              List.of("consolidate --all"),
              call ->
                  new ConsolidateCommand(
                      call.state(),
                      consolidation(call, call.runs()),
                      call.projects(),
                      call.settings(),
                      call.output(),
                      call.notices(),
                      call.conclusion())),
          new CommandDescriptor(
              "index",
              KEEP,
              "bring the index of sessions up to date",
              STREAM,
              List.of("index"),
              call ->
                  new IndexCommand(
                      call.state(),
                      call.indexing(),
                      call.searching(),
                      call.output(),
                      call.conclusion())));

  private PipelineCommands() {}

  private static BothPhases bothPhases(Call call) {
    PipelineRuns runs = call.runs();
    return new BothPhases(
        call.state(),
        extraction(call, sessions(call), runs),
        new RenewalPhase(
            call.gates(),
            call.environment().clock(),
            state -> runs.renewal(state, call.progress())),
        consolidation(call, runs));
  }

  private static SessionSelection sessions(Call call) {
    return new SessionSelection(call.indexing(), call.gates(), call.projects(), call.environment());
  }

  private static ExtractionPhase extraction(
      Call call, SessionSelection sessions, PipelineRuns runs) {
    return new ExtractionPhase(sessions, state -> runs.extraction(state, call.progress()));
  }

  private static Function<StateDatabase, ConsolidationRun> consolidation(
      Call call, PipelineRuns runs) {
    return state -> runs.consolidation(state, call.progress());
  }

  /** Runs both phases on the made-up home; the user's own settings do not reach it. */
  private static RunReport demoRun(Call call, DemoHome home) throws InterruptedException {
    Environment real = call.environment();
    Map<String, String> variables =
        real.variable("TERM").map(term -> Map.of("TERM", term)).orElse(Map.of());
    Environment elsewhere =
        new Environment(
            real.streams(), variables, home.folder(), home.folder(), real.clock(), real.terminal());
    try (Call demo = call.in(elsewhere)) {
      demo.settings().load(home.settings(), false);
      return bothPhases(demo).run(SelectedSessions.byDefault(), ConsolidationOptions.DEFAULT);
    }
  }
}
