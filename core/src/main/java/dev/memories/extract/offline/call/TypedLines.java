package dev.memories.extract.offline.call;

import dev.memories.shellline.ShellLine;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Command lines that were typed into a shell which was kept open. */
public final class TypedLines {
  private static final Set<String> SHELLS =
      Set.of("bash", "sh", "zsh", "dash", "ash", "ksh", "fish", "pwsh");
  private static final Set<String> INTERPRETERS =
      Set.of(
          "python",
          "python3",
          "ipython",
          "node",
          "irb",
          "iex",
          "ghci",
          "jshell",
          "psql",
          "sqlite3",
          "mysql",
          "redis-cli",
          "mongosh",
          "lua",
          "julia",
          "R",
          "gdb",
          "bc");
  private static final Set<String> LEAVING = Set.of("exit", "logout");

  /** Escape sequences of terminals: cursor, colour, titles, and characters that move the cursor. */
  private static final Pattern CONTROLS =
      Pattern.compile(
          "\\x1b\\[[0-?]*[ -/]*[@-~]|\\x1b\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)|\\x1b[@-Z\\\\-_=>]|[\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f]");

  private static final String OMISSION = "…";
  private static final Pattern AT_BORDER = Pattern.compile("(?m)^…+|…+$|…+(?=…)");

  private TypedLines() {}

  /** Whether a command line only opens a shell that waits for input. */
  public static boolean opensShell(String line) {
    List<ShellLine.Segment> segments = ShellLine.parse(line).segments();
    return !segments.isEmpty()
        && SHELLS.contains(segments.getLast().program())
        && segments.getLast().arguments().stream()
            .allMatch(argument -> argument.startsWith("-") && !argument.matches("-\\w*c"));
  }

  /**
   * Whether a command line opens a shell or another prompt: its exit code says nothing of what was
   * typed.
   */
  public static boolean isPrompt(String line) {
    List<ShellLine.Segment> segments = ShellLine.parse(line).segments();
    return opensShell(line)
        || (!segments.isEmpty() && INTERPRETERS.contains(segments.getLast().program()));
  }

  /** The command lines of what was typed. */
  public static List<String> in(String typed) {
    return typed
        .lines()
        .map(line -> CONTROLS.matcher(line).replaceAll("").strip())
        .filter(line -> !line.isEmpty() && !LEAVING.contains(line))
        .toList();
  }

  /**
   * What the shell printed, without the echo of the line and the prompts around it. Escape
   * sequences inside a line become {@code …}, so that a quote of it is still borne out.
   */
  public static String output(String printed, String line) {
    String plain = printed.replace("\r\n", "\n").replace('\r', '\n');
    String text = AT_BORDER.matcher(CONTROLS.matcher(plain).replaceAll(OMISSION)).replaceAll("");
    int echo = text.indexOf(line);
    int from = echo < 0 ? 0 : echo + line.length();
    int lastBreak = text.lastIndexOf('\n');
    // The last line is the prompt for what comes next, unless it ends with a line break.
    return lastBreak >= from ? text.substring(from, lastBreak).strip() : "";
  }
}
