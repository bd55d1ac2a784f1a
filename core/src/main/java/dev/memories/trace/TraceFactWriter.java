package dev.memories.trace;

import dev.memories.trace.TraceFact.Remedy;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts facts into the forms that {@link TraceFact#of} recognises.
 *
 * <p>Texts that are said to be marked stand in code marks, or in quotation marks where they have
 * code marks themselves. A command in quotation marks has no form of its own, so that it is told as
 * a {@link TraceFact.Statement}.
 */
public final class TraceFactWriter {
  /** The remedy of a failure that edits of files put right, though it is not known which. */
  public static final String PASSED_LATER = "passed later";

  static final String OPEN = "open: ";
  static final String CHANGED = "changed ";
  static final String OUTSIDE_SANDBOX = "outside the sandbox";

  private TraceFactWriter() {}

  /**
   * A run of a command that gave an exit code.
   *
   * @param command marked
   * @param folder marked; empty for the session's folder
   * @param printed the telling line of its output, marked; may be empty
   */
  public record Run(
      String command, String folder, boolean outsideSandbox, int exit, String printed) {
    private String in() {
      return folder.isEmpty() ? "" : ", in " + folder;
    }

    private TraceFact fact(TraceBullet bullet, @Nullable Remedy remedy) {
      return isCode(command) && (folder.isEmpty() || isCode(folder))
          ? new TraceFact.Run(
              bullet, unmarked(command), unmarked(folder), exit, outsideSandbox, printed, remedy)
          : new TraceFact.Statement(bullet);
    }
  }

  /**
   * Tells a run as something to repeat.
   *
   * @param verifies whether it verifies a change
   */
  public static TraceFact proof(Run run, boolean verifies, Collection<Long> lines) {
    String text =
        "Run "
            + run.command()
            + (verifies ? " to verify" : "")
            + run.in()
            + (run.outsideSandbox() ? ", " + OUTSIDE_SANDBOX : "")
            + ": exit "
            + run.exit()
            + (run.printed().isEmpty() ? "" : ", " + run.printed());
    return run.fact(TraceBullet.citing(text, lines), null);
  }

  /** Tells a run that failed, with its remedy if there is one. */
  public static TraceFact failure(
      Run run, boolean byUser, @Nullable Remedy remedy, Collection<Long> lines) {
    String text =
        (byUser ? "the user ran " : "")
            + run.command()
            + run.in()
            + ", exit "
            + run.exit()
            + (run.printed().isEmpty() ? "" : ": " + run.printed())
            + (remedy == null ? "" : "; " + remedy.text());
    return run.fact(TraceBullet.citing(text, lines), remedy);
  }

  /**
   * A file that was changed.
   *
   * @param path marked
   * @param gist what changed in it, marked; may be empty
   */
  public record ChangedFile(String path, String gist) {
    private String told() {
      return gist.isEmpty() ? path : path + " (" + gist + ")";
    }
  }

  /**
   * Tells which files were changed.
   *
   * @param more how many files are not named
   */
  public static TraceFact change(List<ChangedFile> files, int more, Collection<Long> lines) {
    TraceBullet bullet =
        TraceBullet.citing(
            CHANGED
                + files.stream().map(ChangedFile::told).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : ""),
            lines);
    List<String> paths = files.stream().map(ChangedFile::path).toList();
    return paths.stream().allMatch(TraceFactWriter::isCode)
        ? new TraceFact.Change(bullet, paths.stream().map(TraceFactWriter::unmarked).toList())
        : TraceFact.of(bullet);
  }

  /** Tells of work that was left undone. */
  public static TraceFact openEnd(String text, Collection<Long> lines) {
    return new TraceFact.OpenEnd(TraceBullet.citing(OPEN + text, lines), text);
  }

  /** Tells that what a bullet says was left undone. */
  public static TraceFact openEnd(TraceBullet left) {
    return new TraceFact.OpenEnd(new TraceBullet(OPEN + left.text(), left.lines()), left.text());
  }

  /** Tells anything else. */
  public static TraceFact statement(String text, Collection<Long> lines) {
    return new TraceFact.Statement(TraceBullet.citing(text, lines));
  }

  private static boolean isCode(String marked) {
    return marked.startsWith("`") && !marked.startsWith("``");
  }

  private static String unmarked(String marked) {
    return marked.isEmpty() ? "" : marked.substring(1, marked.length() - 1);
  }
}
