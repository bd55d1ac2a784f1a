package dev.memories.text;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Words the reason of a failure, most often of input or output, for a message. */
public final class IoReason {
  private IoReason() {}

  /**
   * One clause that names the file, without the name of the exception; the JDK's message is often
   * just the path.
   */
  public static String of(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case FileSystemLoopException loop -> loop.getFile() + " is a link to a folder that holds it";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      case ClosedByInterruptException _ -> "it was interrupted";
      case UncheckedIOException unchecked -> unwrapped(unchecked);
      default -> withoutName(failure.getMessage());
    };
  }

  /** The reason of the cause, unless the wrapping says something of its own. */
  private static String unwrapped(UncheckedIOException failure) {
    Throwable cause = failure.getCause();
    return cause != null && cause.toString().equals(failure.getMessage())
        ? of(cause)
        : withoutName(failure.getMessage());
  }

  /** A message without the names of exceptions that wrapping puts at its beginning. */
  private static String withoutName(@Nullable String message) {
    if (message == null || message.isBlank()) {
      return "the system gave no reason";
    }
    int colon = message.indexOf(':');
    String head = colon < 0 ? message : message.substring(0, colon);
    boolean isName =
        head.indexOf('.') > 0
            && head.indexOf(' ') < 0
            && (head.endsWith("Exception") || head.endsWith("Error"));
    return isName ? withoutName(colon < 0 ? "" : message.substring(colon + 1).strip()) : message;
  }
}
