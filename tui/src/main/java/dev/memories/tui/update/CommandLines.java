package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.text.ShellWord;
import dev.memories.tui.port.Subject;

/** The command line that prints the document on the screen. */
final class CommandLines {
  private CommandLines() {}

  static String of(Subject subject) {
    return switch (subject) {
      case Subject.Overview(var project) -> "memories path" + cwd(project);
      case Subject.Summary(var project) -> "memories summary" + cwd(project);
      case Subject.Registry(var project) -> "memories registry" + cwd(project);
      case Subject.Skill(var project, var name) ->
          "memories show " + ShellWord.quoted("skills/" + name + "/SKILL.md") + cwd(project);
      case Subject.Imported(var project, _) -> "memories import --list" + cwd(project);
      case Subject.SessionTrace(_, var id) -> "memories trace show " + id;
      case Subject.Version(var project, _) -> "memories history" + cwd(project);
      case Subject.Candidate(_, var id) -> "memories transcript " + id;
      case Subject.Change(var project, _, _, _) -> "memories review" + cwd(project);
      case Subject.Passage(var whole, _, _) -> of(whole);
    };
  }

  private static String cwd(Project project) {
    return " --cwd " + ShellWord.quoted(project.cwd());
  }
}
