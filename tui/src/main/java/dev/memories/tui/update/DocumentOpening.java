package dev.memories.tui.update;

import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Cursor;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.ListPane;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.ProjectSection;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.state.TreePane;
import java.util.List;
import java.util.Optional;

/** Opens a document in the panes, wherever it is: selects its project, its section and its row. */
final class DocumentOpening {
  private DocumentOpening() {}

  static Transition open(BrowserState state, Subject subject, PreviewPane.Target target) {
    Project project = subject.project();
    if (state.tree().row(project).isEmpty()) {
      return Transition.to(
          state.with(
              state
                  .activity()
                  .saying(RedactedPath.of(project.cwd()) + " is not in the list", Tone.WARN)));
    }
    Optional<Section> section = section(subject);
    TreeNode node =
        section
            .<TreeNode>map(found -> new TreeNode.OfSection(project, found))
            .orElseGet(() -> new TreeNode.OfProject(project));
    TreePane tree = state.tree().filtered("").unfolded(project);
    List<TreeNode> rows = tree.rows();
    BrowserState there =
        state
            .with(tree.with(tree.cursor().at(rows, rows.indexOf(node))))
            .with(state.preview().with(PreviewTab.RENDERED).searching(""));
    boolean listed = section.filter(Section::hasEntries).isPresent();
    Focus source = listed ? Focus.LIST : Focus.TREE;
    there = there.with(there.screen().with(source).with(Focus.PREVIEW));
    return listed
        ? selected(there, new ProjectSection(project, section.orElseThrow()), subject)
            .map(opened -> opened.with(going(opened, target)))
        : Transition.to(there.with(going(there, target)));
  }

  private static Transition selected(BrowserState state, ProjectSection section, Subject subject) {
    Cursor<Subject> cursor = new Cursor<>(Optional.of(subject), 0, 0);
    if (state.list().section().equals(Optional.of(section))) {
      return Transition.to(state.with(state.list().with(cursor).filtered("")));
    }
    return Transition.to(state.with(ListPane.waiting(section).with(cursor)))
        .and(new BrowserEffect.LoadEntries(section));
  }

  private static PreviewPane going(BrowserState state, PreviewPane.Target target) {
    boolean there =
        state.preview().loaded().map(PreviewPane.LoadedPage::request).equals(state.wantedPage());
    return there ? state.preview().at(target) : state.preview().goingTo(target);
  }

  private static Optional<Section> section(Subject subject) {
    return switch (subject) {
      case Subject.Overview _ -> Optional.empty();
      case Subject.Change _ -> Optional.of(Section.REVIEW);
      case Subject.Summary _ -> Optional.of(Section.SUMMARY);
      case Subject.Registry _ -> Optional.of(Section.REGISTRY);
      case Subject.Skill _ -> Optional.of(Section.SKILLS);
      case Subject.Imported _ -> Optional.of(Section.IMPORTED);
      case Subject.SessionTrace _ -> Optional.of(Section.TRACES);
      case Subject.Version _ -> Optional.of(Section.HISTORY);
      case Subject.Candidate _ -> Optional.of(Section.CANDIDATES);
      case Subject.Passage(var whole, _, _) -> section(whole);
    };
  }
}
