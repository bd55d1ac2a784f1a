package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.app.ExitCode;
import dev.memories.cli.app.Subcommand;
import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.command.DoctorShapes.Examined;
import dev.memories.cli.doctor.Checks;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import dev.memories.failure.MemoriesException;
import dev.memories.state.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code memories doctor}: what is wrong, why it matters, and what mends it. */
final class DoctorCommand implements Subcommand {
  private final Flag fix = Flag.of("--fix", "mend what can be mended safely; asks first");

  private final Flag online = Flag.of("--online", "also ask whether the model provider answers");

  @Override
  public List<Argument> arguments() {
    return List.of(fix, online);
  }

  @Override
  public List<String> examples() {
    return List.of("memories doctor", "memories doctor --fix", "memories doctor --online --json");
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
  public ExitCode run(App app) throws IOException {
    List<Finding> findings = Check.all(new Checks(app).all(online.isSet()));
    List<Examined> examined = fix.isSet() ? mend(app, findings) : unmended(findings);
    if (app.output().form() == Form.TERMINAL) {
      app.output().own(DoctorShapes.text(examined, app.output().style()));
    } else {
      app.output().table(DoctorShapes.DOCUMENT, examined, DoctorShapes::table);
    }
    return examined.stream().anyMatch(Examined::isError) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static List<Examined> unmended(List<Finding> findings) {
    return findings.stream().map(finding -> new Examined(finding, false)).toList();
  }

  private static List<Examined> mend(App app, List<Finding> findings) {
    List<Finding> mendable = findings.stream().filter(Finding::isFixable).toList();
    if (mendable.isEmpty()) {
      return unmended(findings);
    }
    mendable.forEach(finding -> app.notices().say(finding.what()));
    app.confirmUndoable(
        "Mend " + (mendable.size() == 1 ? "this" : "these " + mendable.size()) + "?",
        "mend what was found");
    List<Examined> examined = new ArrayList<>();
    for (Finding finding : findings) {
      examined.add(new Examined(finding, finding.isFixable() && isMended(app, finding)));
    }
    return examined;
  }

  private static boolean isMended(App app, Finding finding) {
    try {
      log(app, finding);
      Objects.requireNonNull(finding.repair()).run();
      return true;
    } catch (MemoriesException problem) {
      app.notices().error(String.valueOf(problem.getMessage()), problem.hint().orElse(null));
      return false;
    }
  }

  /** Before it is done: one repair moves the database itself. */
  private static void log(App app, Finding finding) {
    if (Files.exists(app.memoriesHome().database())) {
      StateDatabase state = app.databaseForReading();
      if (!state.inMemory()) {
        state.audit().add(List.of(state.audit().entry("doctor", null, null, null, finding.what())));
      }
    }
  }
}
