package dev.memories.cli.command.pipeline;

import dev.memories.cli.command.pipeline.DemoCommand.DemoResult;
import dev.memories.cli.demo.DemoHome;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.session.Project;
import dev.memories.session.ProjectResolver;
import dev.memories.text.TerminalText;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.TreeReader;
import dev.memories.tui.text.WordWrap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text that introduces a newcomer to the demo: what was learnt, where it lies, what to try.
 *
 * @param program the program as the user called it
 * @param cwd the user's current directory
 * @param columns of the lines of memory
 */
record DemoTour(Style style, String program, Path cwd, int columns) {
  /** The citation at the end of a bullet. */
  private static final Pattern CITATION = Pattern.compile(" \\[[^\\]]*]$");

  String of(DemoResult demo) {
    DemoHome home = demo.home();
    Path first = home.projects().getFirst();
    StringBuilder text = new StringBuilder();
    text.append(
        "%d made-up sessions of %d projects became %d traces and %d registries.\n"
            .formatted(
                home.sessions(),
                home.projects().size(),
                demo.run().extraction().extracted().size(),
                demo.run().consolidations().size()));
    for (Path folder : home.projects()) {
      text.append('\n').append(learnt(home, folder));
    }
    text.append('\n').append(heading("Where it lies")).append(home.folder()).append("\n\n");
    text.append(heading("How to look at it"))
        .append("export CODEX_HOME=")
        .append(home.codexHome())
        .append("\nexport MEMORIES_AGENTS=codex\ncd ")
        .append(first)
        .append('\n');
    String call = program.contains("/") ? cwd.resolve(program).normalize().toString() : program;
    text.append(call).append(" registry\n").append(call).append(" trace list\n");
    skill(home, first)
        .ifPresent(skill -> text.append(call).append(" show ").append(skill).append('\n'));
    text.append('\n').append(heading("Your own sessions"));
    return text.append("env -u CODEX_HOME -u MEMORIES_AGENTS ")
        .append(call)
        .append(" run\n")
        .toString();
  }

  private String heading(String words) {
    return style.paint(Paint.BOLD, words) + "\n";
  }

  private String learnt(DemoHome home, Path folder) {
    StringBuilder text = new StringBuilder(heading("Learnt about " + folder.getFileName()));
    tree(home, folder)
        .read("MEMORY.md")
        .orElse("")
        .lines()
        .filter(line -> line.startsWith("- ") || line.startsWith("## "))
        .forEach(line -> text.append(shown(line)).append('\n'));
    return text.toString();
  }

  private String shown(String line) {
    String safe = TerminalText.escapeLine(line);
    return line.startsWith("## ")
        ? style.paint(Paint.CYAN, safe.substring(3))
        : "  "
            + String.join(
                "\n    ", WordWrap.lines(CITATION.matcher(safe).replaceFirst(""), columns - 4));
  }

  private static Optional<String> skill(DemoHome home, Path folder) {
    List<String> files = tree(home, folder).files();
    return files.stream().filter(file -> file.endsWith("/SKILL.md")).findFirst();
  }

  private static TreeReader tree(DemoHome home, Path folder) {
    Project project = ProjectResolver.of(Map.of()).resolve(folder.toString());
    return new TreeReader(new MemoriesHome(home.memoriesHome()).root(project));
  }
}
