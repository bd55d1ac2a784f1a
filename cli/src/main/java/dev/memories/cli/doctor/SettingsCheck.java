package dev.memories.cli.doctor;

import dev.memories.config.SettingsException;
import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks whether the settings file can be used. */
final class SettingsCheck implements Check {
  private final Path file;
  private final Optional<SettingsException> problem;

  SettingsCheck(Path file, Optional<SettingsException> problem) {
    this.file = file;
    this.problem = problem;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        problem
            .map(
                wrong ->
                    Finding.error(
                            name(),
                            String.valueOf(wrong.getMessage()),
                            "every other command stops here"
                                + wrong.hint().map(hint -> "; " + hint).orElse(""))
                        .fixedBy("memories config --edit"))
            .orElseGet(
                () ->
                    Finding.ok(
                        name(),
                        Files.exists(file) ? file.toString() : "all defaults, no " + file)));
  }
}
