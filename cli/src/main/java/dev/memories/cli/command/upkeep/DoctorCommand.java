package dev.memories.cli.command.upkeep;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.call.Confirmation;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.upkeep.DoctorShapes.ReportedFinding;
import dev.memories.cli.doctor.Checks;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import dev.memories.failure.MemoriesException;
import dev.memories.state.AuditTable;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code memories doctor}: says what is wrong, why it matters, and what mends it. */
final class DoctorCommand implements Subcommand {
  private final Checks checks;
  private final Homes homes;
  private final StateConnection state;
  private final Confirmation confirmation;
  private final Output output;
  private final Notices notices;

  private final Flag fix = Flag.of("--fix", "mend what can be mended safely; asks first");
  private final Flag secrets =
      Flag.of("--secrets", "also search everything that is kept for secrets");
  private final Flag online = Flag.of("--online", "also ask whether the model provider answers");

  DoctorCommand(
      Checks checks,
      Homes homes,
      StateConnection state,
      Confirmation confirmation,
      Output output,
      Notices notices) {
    this.checks = checks;
    this.homes = homes;
    this.state = state;
    this.confirmation = confirmation;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return List.of(fix, secrets, online);
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories doctor",
        "memories doctor --fix",
        "memories doctor --secrets --fix",
        "memories doctor --online --json");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DoctorShapes.DOCUMENT);
  }

  @Override
  public boolean worksWithBrokenSettings() {
    return true;
  }

  @Override
  public ExitCode run() throws IOException {
    List<Finding> findings = Check.all(checks.all(online.isSet(), secrets.isSet()));
    List<ReportedFinding> reported = fix.isSet() ? repair(findings) : unrepaired(findings);
    if (output.form() == Form.TERMINAL) {
      output.trusted(DoctorShapes.text(reported, output.style(), output.columns()));
    } else {
      output.table(DoctorShapes.DOCUMENT, reported, DoctorShapes::table);
    }
    return reported.stream().anyMatch(ReportedFinding::isError) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static List<ReportedFinding> unrepaired(List<Finding> findings) {
    return findings.stream().map(finding -> new ReportedFinding(finding, false)).toList();
  }

  private List<ReportedFinding> repair(List<Finding> findings) {
    List<Finding> repairable = findings.stream().filter(Finding::isFixable).toList();
    if (repairable.isEmpty()) {
      return unrepaired(findings);
    }
    repairable.forEach(finding -> notices.say(finding.what()));
    confirmation.requireIfPossible(
        "Mend " + (repairable.size() == 1 ? "this" : "these " + repairable.size()) + "?",
        "mend what was found");
    List<ReportedFinding> reported = new ArrayList<>();
    for (Finding finding : findings) {
      reported.add(new ReportedFinding(finding, finding.isFixable() && isRepaired(finding)));
    }
    return reported;
  }

  private boolean isRepaired(Finding finding) {
    try {
      log(finding);
      Objects.requireNonNull(finding.repair()).run();
      return true;
    } catch (MemoriesException problem) {
      notices.error(String.valueOf(problem.getMessage()), problem.hint().orElse(null));
      return false;
    }
  }

  /** Called before the repair, because one repair moves the database itself. */
  private void log(Finding finding) {
    if (Files.exists(homes.memoriesHome().database())) {
      StateDatabase database = state.toRead();
      if (!database.inMemory()) {
        AuditTable audit = database.audit();
        audit.add(List.of(audit.entry("doctor", null, null, null, finding.what())));
      }
    }
  }
}
