package dev.memories.cli.install;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.memories.cli.call.CommandException;
import dev.memories.failure.FailureKind;
import dev.memories.text.IoReason;
import dev.memories.text.PlainFile;
import dev.memories.text.Sha256;
import dev.memories.tree.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * One file of an agent, and memory in it or not.
 *
 * <p>What the file was before is kept in the memories home. As long as nobody else has changed the
 * file, uninstalling gives it back byte for byte, or removes it when it did not exist; otherwise
 * only our entries go.
 *
 * @param target what the file is for
 * @param file its path
 * @param backups the folder for the files as they were before, {@code <memories home>/installed}
 */
public record Installation(InstallTarget target, Path file, Path backups) {
  /** No file of settings or instructions is larger, in bytes. */
  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private static final int CONTEXT_LINES = 3;

  /** A change that has not been made yet. */
  public record Change(String before, String after) {
    public boolean isNothing() {
      return before.equals(after);
    }

    /** As {@code diff -u} prints it. */
    public String unified(Path file) {
      List<String> old = before.lines().toList();
      List<String> lines =
          UnifiedDiffUtils.generateUnifiedDiff(
              before.isEmpty() ? "/dev/null" : file.toString(),
              after.isEmpty() ? "/dev/null" : file.toString(),
              old,
              DiffUtils.diff(old, after.lines().toList()),
              CONTEXT_LINES);
      return String.join("\n", lines) + "\n";
    }
  }

  /** Whether memory is built in. */
  public boolean isInstalled() {
    String text = read("look at");
    try {
      return !text.isBlank() && target.isIn(text);
    } catch (IOException e) {
      throw unusable("look at", e);
    }
  }

  /** What installing changes. */
  public Change installing(String program, String block) {
    String before = read("install into");
    try {
      return new Change(before, target.with(before, program, block));
    } catch (IOException e) {
      throw unusable("install into", e);
    }
  }

  /** What uninstalling changes. */
  public Change uninstalling() {
    String present = read("uninstall from");
    try {
      Path backup = backup(present);
      boolean isAsWeLeftIt = Files.isRegularFile(backup, LinkOption.NOFOLLOW_LINKS);
      return new Change(present, isAsWeLeftIt ? PlainFile.text(backup) : target.without(present));
    } catch (IOException e) {
      throw unusable("uninstall from", e);
    }
  }

  /** Writes the file with memory in it. */
  public void install(Change change) {
    try {
      PrivateFiles.createFolders(backups);
      // The name says of which text it is the backup. An earlier installation of ours is no state
      // to go back to.
      Path earlier = backup(change.before());
      String original = Files.isRegularFile(earlier) ? PlainFile.text(earlier) : change.before();
      Path backup = backup(change.after());
      Files.deleteIfExists(backup);
      PrivateFiles.append(backup, original);
      write(change.after());
      if (!earlier.equals(backup)) {
        Files.deleteIfExists(earlier);
      }
    } catch (IOException e) {
      throw unusable("install into", e);
    }
  }

  /** Writes the file without memory; removes it when nothing is left that was there before. */
  public void uninstall(Change change) {
    try {
      if (change.after().isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        write(change.after());
      }
      Files.deleteIfExists(backup(change.before()));
    } catch (IOException e) {
      throw unusable("uninstall from", e);
    }
  }

  private Path backup(String text) {
    String key = file + "\n" + text;
    return backups.resolve(Sha256.hex(key.getBytes(StandardCharsets.UTF_8)));
  }

  /** Through a link, because people keep their settings elsewhere; keeps the permissions. */
  private void write(String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path real = Files.exists(file) ? file.toRealPath() : file;
    Path fresh = real.resolveSibling(real.getFileName() + ".memories-new");
    Files.deleteIfExists(fresh);
    if (Files.exists(real)) {
      Files.copy(real, fresh, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(fresh, text);
    try {
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String read(String attempted) {
    try {
      if (!Files.exists(file)) {
        return "";
      }
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        throw new IOException("it is not a plain file of a usual size");
      }
      return PlainFile.text(file);
    } catch (IOException e) {
      throw unusable(attempted, e);
    }
  }

  private CommandException unusable(String attempted, IOException reason) {
    return CommandException.because(
        FailureKind.IO,
        attempted + " " + file,
        IoReason.of(reason).lines().findFirst().orElse(""),
        "the file is unchanged; repair it, then call this again");
  }
}
