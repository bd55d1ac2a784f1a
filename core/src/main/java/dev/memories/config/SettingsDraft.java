package dev.memories.config;

import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A copy of the settings file for editing.
 *
 * <p>It replaces the file only once it is valid and stays beside it until then, so that no edit is
 * lost.
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
   * Makes the copy, or continues with one that was invalid the last time. If there is no settings
   * file yet, the copy holds the defaults as comments.
   *
   * @throws SettingsException when the copy cannot be made
   */
  public static SettingsDraft of(Path settings) {
    try {
      // Edit the target of a link, so that settings kept elsewhere stay linked.
      Path file = Files.exists(settings) ? settings.toRealPath() : settings.toAbsolutePath();
      Path draft = file.resolveSibling(file.getFileName() + SUFFIX);
      Files.createDirectories(
          draft.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      boolean resumed = Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS);
      String before = Files.exists(file) ? PlainFile.text(file) : defaults();
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

  /** All settings with their help and defaults, as comments. */
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
      case COUNT, SWITCH -> text;
      case WORDS, GLOBS ->
          SettingsLoader.items(setting, text).stream()
              .map(item -> "\"" + item + "\"")
              .collect(Collectors.joining(", ", "[", "]"));
      case COUNT_OR_ALL -> text.equals("all") ? "\"all\"" : text;
      case TEXT, PATH, DURATION, COMMAND -> "\"" + text + "\"";
    };
  }

  /** The file to edit. */
  public Path path() {
    return draft;
  }

  /** Whether this continues an earlier edit. */
  public boolean isResumed() {
    return resumed;
  }

  /** Whether the copy differs from the settings file. */
  public boolean isChanged() {
    return !read(draft).equals(before);
  }

  /** Deletes the copy. */
  public void discard() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw failed("remove " + draft, e);
    }
  }

  /**
   * Replaces the settings file by the copy.
   *
   * @throws SettingsException when the file changed in the meantime; the copy stays
   */
  public void accept() {
    String now = Files.exists(file) ? read(file) : defaults();
    if (!now.equals(before)) {
      throw new SettingsException(
          "save the settings " + file,
          "somebody else has changed the file in the meantime",
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
      return PlainFile.text(path);
    } catch (IOException e) {
      throw failed("read " + path, e);
    }
  }

  private static SettingsException failed(String attempted, IOException e) {
    return new SettingsException(attempted, IoReason.of(e), "check the permissions there", e);
  }
}
