package dev.memories.text;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Words the reason of an {@link IOException} for a message. */
public final class IoReason {
  private IoReason() {}

  /**
   * One clause that names the file, without the name of the exception; the JDK's message is often
   * just the path.
   */
  public static String of(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileSystemLoopException loop -> loop.getFile() + " is a link to a folder that holds it";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      case ClosedByInterruptException _ -> "it was interrupted";
      default -> Objects.requireNonNullElse(failure.getMessage(), "the system gave no reason");
    };
  }
}
