package dev.memories.consolidate.offline;

import dev.memories.shellline.CommandRole;
import dev.memories.shellline.CommandRules;
import dev.memories.shellline.ShellLine;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command that a trace shows with its exit code.
 *
 * @param command as it was run; of a chain that passed, one of its parts
 * @param key what two runs of the same command have in common, the folder included
 * @param folder where it ran, as seen from the project's folder; empty when it ran there
 * @param role of the command
 * @param bullet where the trace says so, in which task
 * @param known whether the trace holds it for reusable knowledge
 */
record CommandRun(
    String command,
    String key,
    String folder,
    CommandRole role,
    int exit,
    TraceBullet bullet,
    TraceDocument.Task task,
    boolean known) {
  private static final CommandRules RULES = new CommandRules();

  /**
   * Every run that the lists of the tasks tell, in the order of the rollout.
   *
   * @param cwd the project's folder
   */
  static List<CommandRun> allOf(TraceDocument document, String cwd) {
    List<CommandRun> runs = new ArrayList<>();
    for (TraceDocument.Task task : document.tasks()) {
      Stream.of(
              told(task, task.failures(), false, cwd),
              told(task, task.left(), false, cwd),
              told(task, task.knowledge(), true, cwd),
              told(task, task.steps(), false, cwd))
          .flatMap(stream -> stream)
          .sorted(Comparator.comparingInt(CommandRun::lastLine))
          .forEach(runs::add);
    }
    return List.copyOf(runs);
  }

  private static Stream<CommandRun> told(
      TraceDocument.Task task, List<TraceFact> facts, boolean known, String cwd) {
    return facts.stream()
        .filter(TraceFact.Run.class::isInstance)
        .flatMap(fact -> runs((TraceFact.Run) fact, task, known, cwd));
  }

  /** The command, or the parts of a chain that passed. */
  private static Stream<CommandRun> runs(
      TraceFact.Run run, TraceDocument.Task task, boolean known, String cwd) {
    ShellLine line = ShellLine.parse(run.command());
    List<String> proven =
        run.passed() && !line.isOneWithSetup() ? line.provenByExitZero() : List.of();
    return (proven.isEmpty() ? List.of(run.command()) : proven)
        .stream()
            .map(
                part -> {
                  String command = ShellLine.key(part);
                  String folder = folder(run, cwd);
                  String key = folder.isEmpty() ? command : "cd " + folder + " && " + command;
                  return new CommandRun(
                      part,
                      key,
                      folder,
                      RULES.roleOf(command),
                      run.exit(),
                      run.bullet(),
                      task,
                      known);
                });
  }

  /** Where it ran, as seen from the project's folder: the line's own, or that of its first cd. */
  private static String folder(TraceFact.Run run, String cwd) {
    String named =
        ShellLine.parse(run.command()).segments().stream()
            .limit(1)
            .filter(first -> first.program().equals("cd") && first.arguments().size() == 1)
            .map(first -> first.arguments().getFirst())
            .findFirst()
            .orElse(run.folder());
    String folder = named.equals(cwd) || named.equals(".") ? "" : named.replaceFirst("/$", "");
    return folder.startsWith(cwd + "/") ? folder.substring(cwd.length() + 1) : folder;
  }

  boolean passed() {
    return exit == 0;
  }

  /** Whether its outcome tells something about the project: a test, a build, a linter. */
  boolean isCheck() {
    return isCheck(role);
  }

  static boolean isCheck(String command) {
    return isCheck(RULES.roleOf(command));
  }

  /** With several programs in a pipeline, the exit code may be that of any of them. */
  private static boolean isCheck(CommandRole role) {
    return role.checks() && !role.changes() && role.main().alone();
  }

  /** Whether it does more than look at files or change them. */
  boolean isWork() {
    return switch (role.kind()) {
      case RUN, CHECK -> true;
      case NOTHING, READ, QUERY, COMMIT, CHANGE -> false;
    };
  }

  /** What the bullet says of this command alone, where it was one of a chain. */
  String text() {
    String chain = firstCode(bullet);
    return chain == null || chain.equals(command)
        ? bullet.text()
        : bullet.text().replace("`" + chain + "`", "`" + command + "`");
  }

  /** Whether the bullet is about this command and not about a chain that it was part of. */
  boolean isAlone() {
    return command.equals(firstCode(bullet));
  }

  /** Whether what the bullet quotes was printed by this command, and not by a later one. */
  boolean printedLast() {
    String chain = firstCode(bullet);
    return chain != null && command.endsWith(ShellLine.parse(chain).segments().getLast().raw());
  }

  /** Whether the bullet also quotes what the command printed. */
  boolean saysWhy() {
    return bullet.codes().size() > 1;
  }

  private static @Nullable String firstCode(TraceBullet bullet) {
    List<String> codes = bullet.codes();
    return codes.isEmpty() ? null : codes.getFirst();
  }

  private int lastLine() {
    List<Integer> lines = bullet.lines();
    return lines.isEmpty() ? Integer.MAX_VALUE : lines.getLast();
  }
}
