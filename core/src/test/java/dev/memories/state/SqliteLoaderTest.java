package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/** Our replacement for the class of sqlite-jdbc that loads its native library (ADR 0011). */
class SqliteLoaderTest {
  @TempDir Path folder;

  @Test
  void ourClassComesFirstOnTheClassPath() {
    assertThat(location(SQLiteJDBCLoader.class))
        .isEqualTo(location(StateDatabase.class))
        .isNotEqualTo(location(JDBC.class));
  }

  @Test
  void libraryThatIsNamedIsLoadedAndNothingUnpacked() throws Exception {
    try (var library =
        LibraryLoaderUtil.class.getResourceAsStream(
            LibraryLoaderUtil.getNativeLibResourcePath()
                + "/"
                + LibraryLoaderUtil.getNativeLibName())) {
      Files.copy(library, folder.resolve("sqlite"));
    }
    Path temporary = folder.resolve("absent");
    assertThat(opened(temporary, "-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=sqlite"))
        .contains("opened");
  }

  @Test
  void oneIsUnpackedWhereTheNamedOneIsMissingAndDeletedAtOnce() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    assertThat(opened(temporary, "-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=gone"))
        .contains("opened");
    assertThat(files(temporary)).isEmpty();
  }

  @Test
  void brokenLibraryIsPassedOver() throws Exception {
    Files.writeString(folder.resolve("sqlite"), "no library");
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    assertThat(opened(temporary, "-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=sqlite"))
        .contains("opened");
  }

  @Test
  void failureToUnpackIsAFailureOfTheConnection() throws Exception {
    assertThat(opened(folder.resolve("absent"))).contains("SQLException");
  }

  /** What a JVM of its own says, since a library is loaded once. */
  private static String opened(Path temporary, String... properties) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(properties));
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            OpenedDatabase.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::getFileName).map(Path::toString).toList();
    }
  }

  private static String location(Class<?> type) {
    return String.valueOf(type.getProtectionDomain().getCodeSource().getLocation());
  }

  /** Opens a database and says whether that worked. */
  static final class OpenedDatabase {
    private OpenedDatabase() {}

    public static void main(String[] args) {
      try (var connection = JDBC.createConnection("jdbc:sqlite::memory:", new Properties())) {
        System.out.println(connection.isClosed() ? "closed" : "opened");
      } catch (SQLException e) {
        System.out.println("SQLException: " + e.getMessage());
      }
    }
  }
}
