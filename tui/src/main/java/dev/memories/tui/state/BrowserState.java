package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole state of the browser; the view draws nothing else. */
public record BrowserState(
    ScreenState screen,
    Panes panes,
    Overlay overlay,
    ActivityState activity,
    RecentInput recent,
    Permissions permissions) {
  public record Panes(TreePane tree, ListPane list, PreviewPane preview) {}

  /**
   * The state before anything is loaded.
   *
   * @param at the project to select first, if it has memory
   */
  public static BrowserState initial(
      Size size, ColourScheme scheme, Permissions permissions, Optional<Project> at, Instant now) {
    Panes panes = new Panes(TreePane.waiting(at), ListPane.EMPTY, PreviewPane.EMPTY);
    return new BrowserState(
        ScreenState.of(size, scheme),
        panes,
        new Overlay.None(),
        ActivityState.at(now),
        RecentInput.NONE,
        permissions);
  }

  public TreePane tree() {
    return panes.tree();
  }

  public ListPane list() {
    return panes.list();
  }

  public PreviewPane preview() {
    return panes.preview();
  }

  public Focus focus() {
    return screen.focus();
  }

  public BrowserState with(ScreenState newScreen) {
    return new BrowserState(newScreen, panes, overlay, activity, recent, permissions);
  }

  public BrowserState with(TreePane tree) {
    return with(new Panes(tree, list(), preview()));
  }

  public BrowserState with(ListPane list) {
    return with(new Panes(tree(), list, preview()));
  }

  public BrowserState with(PreviewPane preview) {
    return with(new Panes(tree(), list(), preview));
  }

  public BrowserState with(Overlay newOverlay) {
    return new BrowserState(screen, panes, newOverlay, activity, recent, permissions);
  }

  public BrowserState with(ActivityState newActivity) {
    return new BrowserState(screen, panes, overlay, newActivity, recent, permissions);
  }

  public BrowserState with(RecentInput newRecent) {
    return new BrowserState(screen, panes, overlay, activity, newRecent, permissions);
  }

  public BrowserState withoutOverlay() {
    return with(new Overlay.None());
  }

  private BrowserState with(Panes newPanes) {
    return new BrowserState(screen, newPanes, overlay, activity, recent, permissions);
  }

  /** The section that the list should show: that of the row selected in the tree. */
  public Optional<ProjectSection> wantedSection() {
    return tree().cursor().selected().map(TreeNode::listSection);
  }

  /**
   * The subject that the preview should show: the selection of the pane that last had the focus,
   * preview aside.
   */
  public Optional<Subject> subject() {
    Optional<Subject> listed = list().cursor().selected();
    if (screen.source() == Focus.LIST && listed.isPresent()) {
      return listed;
    }
    return tree().cursor().selected().map(node -> node.subject(listed));
  }

  /** The page that the preview should show. */
  public Optional<PageRequest> wantedPage() {
    return subject()
        .map(
            subject ->
                new PageRequest(
                    subject.whole(), tabFor(subject.whole()), screen.layout().previewWidth()));
  }

  /** The chosen tab if the subject has it, otherwise the rendered document. */
  private PreviewTab tabFor(Subject subject) {
    return subject.tabs().contains(preview().tab()) ? preview().tab() : PreviewTab.RENDERED;
  }

  /** The tabs in the title of the preview, each with its text and its first column in the title. */
  public List<TabLabel> tabLabels() {
    PreviewTab current = preview().requested().map(PageRequest::tab).orElse(preview().tab());
    List<PreviewTab> all = subject().map(Subject::tabs).orElse(List.of(PreviewTab.RENDERED));
    List<TabLabel> labels = new ArrayList<>();
    int from = 0;
    for (PreviewTab tab : all) {
      boolean marked = tab == current && all.size() > 1;
      String text = marked ? "[" + tab.title() + "]" : tab.title();
      labels.add(new TabLabel(tab, text, from, tab == current));
      from += text.length() + 1;
    }
    return labels;
  }

  public record TabLabel(PreviewTab tab, String text, int from, boolean current) {
    public boolean contains(int column) {
      return column >= from && column < from + text.length();
    }
  }
}
