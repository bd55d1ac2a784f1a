package dev.memories.cli.doctor;

import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import java.util.List;
import java.util.Map;

/** Checks the JDK that runs the program. */
final class JavaCheck implements Check {
  private static final int WANTED = 25;

  private final int feature;
  private final String described;

  JavaCheck(Map<String, String> properties) {
    this.feature = Integer.parseInt(properties.getOrDefault("java.specification.version", "0"));
    this.described =
        "Java "
            + properties.getOrDefault("java.version", "?")
            + " in "
            + properties.getOrDefault("java.home", "?");
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        feature >= WANTED
            ? Finding.ok(name(), described)
            : Finding.error(name(), described + " is too old", "JDK " + WANTED + " is needed")
                .fixedBy("export JAVA_HOME=FOLDER_OF_A_JDK_" + WANTED));
  }
}
