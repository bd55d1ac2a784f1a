package dev.memories.cli.doctor;

import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks the native part of SQLite. */
final class NativeLibraryCheck implements Check {
  private final Map<String, String> properties;

  NativeLibraryCheck(Map<String, String> properties) {
    this.properties = properties;
  }

  @Override
  public String name() {
    return "native-library";
  }

  @Override
  public List<Finding> findings() {
    String folder = properties.get("org.sqlite.lib.path");
    if (folder != null) {
      Path library = Path.of(folder, properties.getOrDefault("org.sqlite.lib.name", ""));
      return List.of(
          Files.isReadable(library)
              ? Finding.ok(name(), library.toString())
              : Finding.warning(
                      name(),
                      "there is no " + library,
                      "it is unpacked to the temporary folder at every start")
                  .fixedBy("rm -r '" + folder + "'"));
    }
    Path temporary = Path.of(properties.getOrDefault("java.io.tmpdir", "/tmp"));
    return List.of(
        Files.isWritable(temporary)
            ? Finding.note(name(), "unpacked to " + temporary + " at every start")
            : Finding.error(
                    name(), temporary + " cannot be written to", "the database cannot be opened")
                .fixedBy("export MEMORIES_JAVA_OPTS=-Djava.io.tmpdir=FOLDER"));
  }
}
