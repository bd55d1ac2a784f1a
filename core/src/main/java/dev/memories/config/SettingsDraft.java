package dev.memories.config;

import dev.memories.failure.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A copy of the settings file to be edited: it takes the file's place only when it can be used, and
 * stays beside it until then, so that no edit is ever lost.
 */
public final class SettingsDraft {
  private static final String SUFFIX = ".edit";

  private final Path file;
  private final Path draft;
  private final boolean resumed;
  private final String before;

  private SettingsDraft(Path file, Path draft, boolean resumed, String before) {
    this.file = file;
    this.draft = draft;
    this.resumed = resumed;
    this.before = before;
  }

  /**
   * Makes the copy; of a file that is missing, the defaults as comments. A copy that could not be
   * used the last time is gone on with.
   *
   * @throws SettingsException when it cannot be made
   */
  public static SettingsDraft of(Path settings) {
    try {
      // A link into somebody's collection of settings stays one.
      Path file = Files.exists(settings) ? settings.toRealPath() : settings.toAbsolutePath();
      Path draft = file.resolveSibling(file.getFileName() + SUFFIX);
      Files.createDirectories(
          draft.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      boolean resumed = Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS);
      String before = Files.exists(file) ? Files.readString(file) : defaults();
      if (!resumed) {
        Files.createFile(
            draft,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, before);
      }
      return new SettingsDraft(file, draft, resumed, before);
    } catch (IOException e) {
      throw failed("make a copy of the settings " + settings, e);
    }
  }

  /** Every setting with what it is for and its default, commented out. */
  static String defaults() {
    return Arrays.stream(Setting.values())
        .map(
            setting ->
                "# "
                    + setting.help()
                    + "\n# "
                    + setting.key()
                    + " = "
                    + setting.defaultText().map(text -> toml(setting, text)).orElse("\"...\"")
                    + "\n")
        .collect(
            Collectors.joining(
                "\n", "# Settings of memories; `memories config` shows them.\n\n", ""));
  }

  private static String toml(Setting setting, String text) {
    return switch (setting.type()) {
      case COUNT -> text;
      case WORDS, GLOBS ->
          SettingsLoader.items(setting, text).stream()
              .map(item -> "\"" + item + "\"")
              .collect(Collectors.joining(", ", "[", "]"));
      case COUNT_OR_ALL -> text.equals("all") ? "\"all\"" : text;
      case TEXT, PATH, DURATION, COMMAND -> "\"" + text + "\"";
    };
  }

  /** What to edit. */
  public Path path() {
    return draft;
  }

  /** Whether it is the copy of an earlier edit. */
  public boolean isResumed() {
    return resumed;
  }

  /** Whether it says something else than the file. */
  public boolean isChanged() {
    return !read(draft).equals(before);
  }

  /** Forgets about it. */
  public void discard() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw failed("remove " + draft, e);
    }
  }

  /**
   * Puts it in the file's place.
   *
   * @throws SettingsException when the file has changed meanwhile; the copy stays
   */
  public void accept() {
    String now = Files.exists(file) ? read(file) : defaults();
    if (!now.equals(before)) {
      throw new SettingsException(
          "save the settings " + file,
          "somebody else has changed the file meanwhile",
          "your edit is kept in " + draft + "; compare them, then run this again");
    }
    try {
      if (Files.exists(file)) {
        Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("save the settings " + file, e);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw failed("read " + path, e);
    }
  }

  private static SettingsException failed(String attempted, IOException e) {
    return new SettingsException(attempted, IoReason.of(e), "check the permissions there", e);
  }
}
