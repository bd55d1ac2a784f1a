package dev.memories.tui.loop;

import dev.memories.failure.MemoriesException;
import dev.memories.text.IoReason;
import dev.memories.tui.port.Trouble;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns failures into what the user reads. */
final class Troubles {
  /** A command that a hint names: {@code `memories index --rebuild`}. */
  private static final Pattern COMMAND = Pattern.compile("`memories ([^`]+)`");

  private Troubles() {}

  static Trouble of(Throwable failure) {
    String message = message(failure);
    if (!(failure instanceof MemoriesException known)) {
      return Trouble.of(message);
    }
    String hint = known.hint().orElse("");
    Matcher named = COMMAND.matcher(hint);
    return new Trouble(message, hint, Optional.of(named.find() ? named.group(1) : "doctor"));
  }

  static String message(Throwable failure) {
    return failure.getMessage() == null
        ? "a fault of memories; `memories --stacktrace` shows where"
        : IoReason.of(failure);
  }
}
