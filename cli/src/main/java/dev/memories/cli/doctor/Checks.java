package dev.memories.cli.doctor;

import dev.memories.candidate.Decision;
import dev.memories.cli.call.CallSettings;
import dev.memories.cli.call.Environment;
import dev.memories.cli.install.Installations;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.OfferedMoves;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.SelectionOptions;
import dev.memories.cli.pipeline.AgentOffer;
import dev.memories.cli.pipeline.Models;
import dev.memories.cli.pipeline.SelectionGates;
import dev.memories.doctor.AgentLogsCheck;
import dev.memories.doctor.Check;
import dev.memories.doctor.ClaudeHomeCheck;
import dev.memories.doctor.CodexHomeCheck;
import dev.memories.doctor.CodexMemoryCheck;
import dev.memories.doctor.CodexVersionsCheck;
import dev.memories.doctor.DamagedLinesCheck;
import dev.memories.doctor.DatabaseCheck;
import dev.memories.doctor.LinksCheck;
import dev.memories.doctor.LocksCheck;
import dev.memories.doctor.OrphanedMemoryCheck;
import dev.memories.doctor.PermissionsCheck;
import dev.memories.doctor.ProposalsCheck;
import dev.memories.doctor.UnknownFilesCheck;
import dev.memories.pipeline.cleaning.SecretCleaning;
import dev.memories.pipeline.extract.CandidateSearch;
import dev.memories.recall.GivenBullets;
import dev.memories.session.Agent;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import dev.memories.state.sql.StateException;
import dev.memories.tree.MemoriesHome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks of {@code memories doctor}; each comes after those it depends on. */
public final class Checks {
  private final Environment environment;
  private final CallSettings settings;
  private final Homes homes;
  private final StateConnection state;
  private final Models models;
  private final SelectionGates gates;
  private final Supplier<SecretCleaning> cleaning;

  /**
   * @param models the models and agents that would be asked
   * @param gates which choose the sessions that wait for extraction
   * @param cleaning searches the memories home for secrets
   */
  public Checks(
      Environment environment,
      CallSettings settings,
      Homes homes,
      StateConnection state,
      Models models,
      SelectionGates gates,
      Supplier<SecretCleaning> cleaning) {
    this.environment = environment;
    this.settings = settings;
    this.homes = homes;
    this.state = state;
    this.models = models;
    this.gates = gates;
    this.cleaning = cleaning;
  }

  /**
   * All checks that are possible here.
   *
   * @param online whether the provider may be asked
   * @param secrets whether everything that is kept is searched for secrets, which takes a while
   */
  public List<Check> all(boolean online, boolean secrets) {
    List<Check> checks = new ArrayList<>(ofTheProgram());
    if (homes.hasCodexHome() || !homes.hasLogs()) {
      checks.add(new CodexHomeCheck(homes.namedCodexHome()));
    }
    if (homes.has(Agent.CLAUDE)) {
      checks.add(new ClaudeHomeCheck(homes.named(Agent.CLAUDE)));
    }
    for (Agent agent : List.of(Agent.GEMINI, Agent.OPENCODE)) {
      if (homes.has(agent)) {
        checks.add(new AgentLogsCheck(agent, homes.named(agent)));
      }
    }
    boolean named = homes.namesMemoriesHome();
    if (named || homes.hasLogs()) {
      checks.addAll(ofMemory(homes.memoriesHome()));
      if (secrets && readableDatabase().isPresent()) {
        checks.add(new SecretsCheck(cleaning));
      }
    }
    checks.add(new ProviderCheck(models::provider, online));
    checks.add(new AgentCheck(models.agents(), new AgentOffer(models), this::waiting));
    if (!named && homes.hasCodexHome()) {
      // Last, because its repair moves what the other checks look at.
      checks.add(
          new CodexMemoryCheck(
              homes.codexHome(),
              move -> {
                state.close();
                move.run(environment.clock());
              }));
    }
    return checks;
  }

  private List<Check> ofTheProgram() {
    Map<String, String> properties = new HashMap<>();
    System.getProperties().forEach((key, value) -> properties.put("" + key, "" + value));
    return List.of(
        new JavaCheck(properties),
        new LauncherCheck(environment.variables(), properties),
        new NativeLibraryCheck(properties),
        new TerminalCheck(environment),
        new SettingsCheck(settings.file(), settings.problem()));
  }

  private List<Check> ofMemory(MemoriesHome home) {
    List<Check> checks = new ArrayList<>();
    checks.add(new DatabaseCheck(home.database(), state::toRead));
    readableDatabase()
        .ifPresent(
            database -> {
              checks.add(new CodexVersionsCheck(database));
              checks.add(new DamagedLinesCheck(database));
              checks.add(LocksCheck.ofThisMachine(database));
              checks.add(
                  new OrphanedMemoryCheck(
                      database, home, new OfferedMoves(environment, homes, database)::of));
              checks.add(new ProposalsCheck(database, home, environment.clock().instant()));
              checks.add(new SearchIndexCheck(database, home.searchIndex()));
            });
    checks.add(new LinksCheck(home));
    checks.add(new UnknownFilesCheck(home));
    checks.add(new PermissionsCheck(home));
    checks.add(
        new InstallationsCheck(
            new Installations(environment, homes, environment.cwd()),
            new GivenBullets(home.given())));
    return checks;
  }

  /** The sessions that the next run would extract, as far as they are indexed. */
  private List<Session> waiting() {
    return (homes.hasCodexHome() ? readableDatabase() : Optional.<StateDatabase>empty())
        .map(
            database ->
                new CandidateSearch(database, environment.clock())
                    .candidates(Optional.empty(), gates.of(new SelectionOptions(), false)).stream()
                        .map(Decision::session)
                        .toList())
        .orElse(List.of());
  }

  /** Empty when the database cannot be read; {@link DatabaseCheck} reports why. */
  private Optional<StateDatabase> readableDatabase() {
    try {
      StateDatabase database = state.toRead();
      return database.damage().isEmpty() ? Optional.of(database) : Optional.empty();
    } catch (StateException _) {
      return Optional.empty();
    }
  }
}
