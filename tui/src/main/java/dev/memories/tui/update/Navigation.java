package dev.memories.tui.update;

import dev.memories.session.Project;
import dev.memories.tui.page.PageLine;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Tone;
import dev.memories.tui.port.Trouble;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Focus;
import dev.memories.tui.state.PreviewPane;
import dev.memories.tui.state.TreeNode;
import dev.memories.tui.state.TreePane;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves between panes, and in and out of rows. */
final class Navigation {
  private Navigation() {}

  static Transition open(BrowserState state) {
    Optional<Trouble> trouble = trouble(state);
    if (trouble.isPresent()) {
      return Transition.to(TroubleMenus.offered(state, trouble.get()));
    }
    return state.focus() == Focus.PREVIEW
        ? Transition.to(jump(state))
        : Transition.to(right(state));
  }

  /** The trouble whose message the pane shows instead of rows. */
  private static Optional<Trouble> trouble(BrowserState state) {
    return switch (state.focus()) {
      case TREE, PREVIEW -> state.tree().trouble().filter(_ -> state.tree().rows().isEmpty());
      case LIST -> state.list().trouble().filter(_ -> state.list().shown().isEmpty());
    };
  }

  /** Unfolds a folded project; otherwise moves one pane to the right. */
  static BrowserState right(BrowserState state) {
    return switch (state.focus()) {
      case TREE -> {
        Optional<Project> folded = selectedProject(state).filter(p -> !isUnfolded(state, p));
        yield folded
            .map(project -> state.with(state.tree().unfolded(project)))
            .orElseGet(() -> state.with(state.screen().with(Focus.LIST)));
      }
      case LIST -> state.with(state.screen().with(Focus.PREVIEW));
      case PREVIEW -> state;
    };
  }

  /** Moves from a section to its project, folds a project, or moves one pane to the left. */
  static BrowserState left(BrowserState state) {
    return switch (state.focus()) {
      case TREE ->
          state
              .tree()
              .cursor()
              .selected()
              .map(node -> state.with(foldedOrUp(state, node)))
              .orElse(state);
      case LIST -> state.with(state.screen().with(Focus.TREE));
      case PREVIEW -> state.with(state.screen().with(Focus.LIST));
    };
  }

  private static TreePane foldedOrUp(BrowserState state, TreeNode node) {
    return switch (node) {
      case TreeNode.OfProject(var project) -> state.tree().folded(project);
      case TreeNode.OfSection(var project, _) -> {
        List<TreeNode> rows = state.tree().rows();
        int at = rows.indexOf(new TreeNode.OfProject(project));
        yield state.tree().with(state.tree().cursor().at(rows, at));
      }
    };
  }

  private static Optional<Project> selectedProject(BrowserState state) {
    return state
        .tree()
        .cursor()
        .selected()
        .filter(TreeNode.OfProject.class::isInstance)
        .map(TreeNode::project);
  }

  private static boolean isUnfolded(BrowserState state, Project project) {
    return state.tree().expanded().contains(project);
  }

  /**
   * Jumps from a claim to the evidence it cites, and from evidence to the claim. From a line that
   * cites nothing, goes to the next claim; where no line cites anything, shows the pane alone or
   * all panes again.
   */
  private static BrowserState jump(BrowserState state) {
    PreviewPane preview = state.preview();
    boolean hasEvidence =
        state.subject().filter(s -> s.tabs().contains(PreviewTab.EVIDENCE)).isPresent();
    List<String> anchors = preview.currentLine().map(PageLine::anchors).orElse(List.of());
    if (!hasEvidence || anchors.isEmpty()) {
      return hasEvidence && preview.lines().stream().anyMatch(line -> !line.anchors().isEmpty())
          ? claim(state, 1)
          : state.with(state.screen().zoomed(!state.screen().zoomed()));
    }
    PreviewTab other =
        preview.tab() == PreviewTab.EVIDENCE ? PreviewTab.RENDERED : PreviewTab.EVIDENCE;
    return state.with(
        preview.with(other).goingTo(new PreviewPane.Target.Citation(anchors.getFirst())));
  }

  /** Goes to the next or the previous claim, and wraps around at the end. */
  static BrowserState claim(BrowserState state, int direction) {
    PreviewPane preview = state.preview();
    List<Integer> claims = preview.claims();
    if (claims.isEmpty()) {
      return state.with(state.activity().saying("no line here cites a rollout", Tone.PLAIN));
    }
    Optional<Integer> next =
        direction > 0
            ? claims.stream().filter(line -> line > preview.line()).findFirst()
            : claims.reversed().stream().filter(line -> line < preview.line()).findFirst();
    int line = next.orElse(direction > 0 ? claims.getFirst() : claims.getLast());
    String place = "claim %d of %d".formatted(claims.indexOf(line) + 1, claims.size());
    return state.with(preview.at(line)).with(state.activity().saying(place, Tone.PLAIN));
  }

  /** Goes back one step: search, tab, filter, marks, zoom, then the pane. */
  static BrowserState back(BrowserState state) {
    if (state.focus() == Focus.PREVIEW && !state.preview().search().isEmpty()) {
      return state.with(state.preview().searching(""));
    }
    if (state.focus() == Focus.PREVIEW && state.preview().tab() != PreviewTab.RENDERED) {
      return state.with(state.preview().with(PreviewTab.RENDERED));
    }
    if (state.focus() == Focus.LIST && !state.list().filter().isEmpty()) {
      return state.with(state.list().filtered(""));
    }
    if (state.focus() == Focus.TREE && !state.tree().filter().isEmpty()) {
      return state.with(state.tree().filtered(""));
    }
    if (state.focus() == Focus.LIST && !state.list().marks().isEmpty()) {
      return state.with(state.list().marked(Set.of()));
    }
    if (state.focus() == Focus.TREE && !state.tree().marks().isEmpty()) {
      return state.with(state.tree().marked(Set.of()));
    }
    if (state.screen().zoomed()) {
      return state.with(state.screen().zoomed(false));
    }
    return switch (state.focus()) {
      case TREE -> state.with(state.activity().saying("q quits", Tone.PLAIN));
      case LIST -> state.with(state.screen().with(Focus.TREE));
      case PREVIEW -> state.with(state.screen().with(Focus.LIST));
    };
  }
}
