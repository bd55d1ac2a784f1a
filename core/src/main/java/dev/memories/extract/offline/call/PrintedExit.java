package dev.memories.extract.offline.call;

import dev.memories.shellline.CommandRole;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exit code that a line printed itself, as {@code sh test.sh; echo "exit=$?"} does. */
public final class PrintedExit {
  private static final Pattern ECHO =
      Pattern.compile(";\\s*echo\\s+[\"']?[^;|&\"'$]{0,40}\\$\\{?\\??}?[\"']?\\s*\\z");
  private static final Pattern PRINTED = Pattern.compile("(?:^|\\D)(\\d{1,3})\\s*\\z");

  private PrintedExit() {}

  /** The output with that exit code; empty when the line printed none. */
  public static Optional<CommandOutput> in(String command, CommandRole role, CommandOutput output) {
    if (role.decides()
        || output.state() != CommandOutput.State.ENDED
        || !command.contains("$?")
        || !ECHO.matcher(command).find()) {
      return Optional.empty();
    }
    String text = output.text().stripTrailing();
    int start = text.lastIndexOf('\n') + 1;
    Matcher printed = PRINTED.matcher(text.substring(start));
    return printed.find()
        ? Optional.of(
            new CommandOutput(
                CommandOutput.State.ENDED,
                Integer.valueOf(printed.group(1)),
                null,
                text.substring(0, start)))
        : Optional.empty();
  }
}
