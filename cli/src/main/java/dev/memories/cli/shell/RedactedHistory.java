package dev.memories.cli.shell;

import dev.memories.redact.SecretRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The shell's history: lines without secrets, in a file that only the user can read. */
final class RedactedHistory extends DefaultHistory {
  private final SecretRedactor redactor = SecretRedactor.product();

  @Override
  public void add(Instant time, String line) {
    super.add(time, redactor.redact(line));
  }

  /** Creates the file with mode 0600, before JLine does; false when that fails. */
  static boolean prepare(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      } else {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
