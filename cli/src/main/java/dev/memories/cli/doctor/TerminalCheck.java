package dev.memories.cli.doctor;

import dev.memories.cli.call.Environment;
import dev.memories.cli.output.Terminal;
import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import java.util.List;

/** Checks what the terminal can show. */
final class TerminalCheck implements Check {
  private final Environment environment;

  TerminalCheck(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "terminal";
  }

  @Override
  public List<Finding> findings() {
    Terminal terminal = environment.terminal();
    if (!terminal.isOutput()) {
      return List.of(Finding.ok(name(), "none: the output goes to a file or a program"));
    }
    String type = environment.variable("TERM").orElse("");
    if (type.isEmpty() || type.equals("dumb")) {
      return List.of(
          Finding.note(name(), "TERM is \"" + type + "\": no colour, and no browser")
              .fixedBy("export TERM=xterm-256color"));
    }
    return List.of(Finding.ok(name(), type + ", " + terminal.columns() + " columns"));
  }
}
