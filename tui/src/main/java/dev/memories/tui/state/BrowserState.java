package dev.memories.tui.state;

import dev.memories.session.Project;
import dev.memories.tui.port.Aspect;
import dev.memories.tui.port.Subject;
import java.time.Instant;
import java.util.Optional;

/** Everything the browser knows at one moment; the view draws nothing else. */
public record BrowserState(
    Frame frame, Panes panes, Overlay overlay, Activity activity, Abilities abilities) {

  /**
   * The browser before anything is known.
   *
   * @param at the project to open on, unless it turns out to have no memory
   */
  public static BrowserState initial(
      Size size, Look look, Abilities abilities, Optional<Project> at, Instant now) {
    Panes panes = new Panes(TreePane.waiting(at), ListPane.EMPTY, PreviewPane.EMPTY);
    return new BrowserState(
        Frame.of(size, look), panes, new Overlay.None(), Activity.at(now), abilities);
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
    return frame.focus();
  }

  public BrowserState with(Frame newFrame) {
    return new BrowserState(newFrame, panes, overlay, activity, abilities);
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
    return new BrowserState(frame, panes, newOverlay, activity, abilities);
  }

  public BrowserState with(Activity newActivity) {
    return new BrowserState(frame, panes, overlay, newActivity, abilities);
  }

  public BrowserState withoutOverlay() {
    return with(new Overlay.None());
  }

  private BrowserState with(Panes newPanes) {
    return new BrowserState(frame, newPanes, overlay, activity, abilities);
  }

  /** What the list should list: the section the tree's cursor is on, a project's traces. */
  public Optional<Shelf> wantedShelf() {
    return tree().cursor().selected().map(TreeNode::shelf);
  }

  /** What the preview should show: the selection of the pane that was in focus last. */
  public Optional<Subject> subject() {
    Optional<Subject> listed = list().cursor().selected();
    if (frame.source() == Focus.LIST && listed.isPresent()) {
      return listed;
    }
    return tree().cursor().selected().map(node -> node.subject(listed));
  }

  /** The page that should be in the preview. */
  public Optional<PageRequest> wantedPage() {
    return subject()
        .map(
            subject ->
                new PageRequest(
                    subject.whole(), aspectFor(subject.whole()), frame.layout().previewWidth()));
  }

  /** The chosen aspect, as far as the subject has it. */
  private Aspect aspectFor(Subject subject) {
    return subject.aspects().contains(preview().aspect()) ? preview().aspect() : Aspect.RENDERED;
  }
}
