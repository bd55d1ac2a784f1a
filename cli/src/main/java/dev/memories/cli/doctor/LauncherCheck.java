package dev.memories.cli.doctor;

import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks whether the launcher started the program, which sets the locale for file names. */
final class LauncherCheck implements Check {
  private static final String UTF_8 = "UTF-8";

  private final Map<String, String> variables;
  private final Map<String, String> properties;

  LauncherCheck(Map<String, String> variables, Map<String, String> properties) {
    this.variables = variables;
    this.properties = properties;
  }

  @Override
  public String name() {
    return "launcher";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String program = variables.get("MEMORIES_PROGRAM");
    findings.add(
        program == null
            ? Finding.note(name(), "not started by scripts/memories, so perhaps slower")
            : Finding.ok(name(), program));
    String encoding = properties.getOrDefault("sun.jnu.encoding", UTF_8);
    if (!encoding.toUpperCase(Locale.ROOT).equals(UTF_8)) {
      findings.add(
          Finding.error(
                  name(),
                  "file names are read as " + encoding,
                  "a rollout or project with an umlaut in its path cannot be opened")
              .fixedBy("export LC_ALL=C.UTF-8"));
    }
    return findings;
  }
}
