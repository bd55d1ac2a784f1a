package dev.memories.cli.command;

import dev.memories.cli.app.App;
import dev.memories.cli.command.DemoCommand.Made;
import dev.memories.cli.output.Style;
import dev.memories.cli.output.Style.Paint;
import dev.memories.session.Project;
import dev.memories.text.TerminalText;
import dev.memories.tree.TreeReader;
import dev.memories.tui.text.DisplayWidth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the demo tells a newcomer: what was learnt, where it lies, how to look at it. */
record DemoTour(Style style, String program, Path cwd) {
  private static final int COLUMNS = 96;

  /** Where a bullet says which lines of which sessions bear it out. */
  private static final Pattern EVIDENCE = Pattern.compile(" \\[[^\\]]*]$");

  String of(App demo, Made made) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d made-up sessions of %d projects became %d traces and %d registries.\n"
            .formatted(
                made.home().sessions(),
                made.home().projects().size(),
                made.run().extraction().extracted().size(),
                made.run().consolidations().size()));
    for (Path folder : made.home().projects()) {
      text.append('\n').append(learnt(demo, folder));
    }
    text.append('\n').append(heading("Where it lies")).append(made.home().folder()).append("\n\n");
    text.append(heading("How to look at it"))
        .append("export CODEX_HOME=")
        .append(made.home().codexHome())
        .append('\n')
        .append("cd ")
        .append(made.home().projects().getFirst())
        .append('\n');
    String call = program.contains("/") ? cwd.resolve(program).normalize().toString() : program;
    text.append(call).append(" registry\n").append(call).append(" trace list\n");
    skill(demo, made.home().projects().getFirst())
        .ifPresent(skill -> text.append(call).append(" show ").append(skill).append('\n'));
    text.append('\n').append(heading("Your own sessions"));
    return text.append(program).append(" run\n").toString();
  }

  private String heading(String words) {
    return style.paint(Paint.BOLD, words) + "\n";
  }

  private String learnt(App demo, Path folder) {
    StringBuilder text = new StringBuilder(heading("Learnt about " + folder.getFileName()));
    tree(demo, folder)
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
        : "  " + DisplayWidth.cut(EVIDENCE.matcher(safe).replaceFirst(""), COLUMNS);
  }

  private static Optional<String> skill(App demo, Path folder) {
    List<String> files = tree(demo, folder).files();
    return files.stream().filter(file -> file.endsWith("/SKILL.md")).findFirst();
  }

  private static TreeReader tree(App demo, Path folder) {
    Project project = demo.project(Optional.of(folder.toString()));
    return new TreeReader(demo.root(project));
  }
}
