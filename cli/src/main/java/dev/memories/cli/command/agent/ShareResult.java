package dev.memories.cli.command.agent;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.recall.SharedBullets.Entry;
import dev.memories.session.Project;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bullets that a team shares, or what a command did to some of them.
 *
 * @param action list, share, remove or pull
 * @param leftOut files of the folder that are not used, each with the reason
 * @param proposal the name of the proposal that waits for review; null when none was made
 */
record ShareResult(
    Project project,
    String action,
    Path folder,
    List<Entry> bullets,
    List<String> leftOut,
    @Nullable String proposal) {
  private static final JsonShape<Entry> BULLET =
      JsonShape.<Entry>empty()
          .text("id", "the bullet's id", entry -> entry.bullet().id())
          .text("state", "here, comes, goes or rejected", entry -> entry.state().word())
          .text("text", "what it says", entry -> entry.bullet().statement())
          .text(
              "citation",
              "the sessions and lines behind it; empty unless they are shared",
              entry -> entry.bullet().citation());

  static final JsonShape<ShareResult> DOCUMENT =
      JsonShape.<ShareResult>empty()
          .text("cwd", "the project", result -> result.project().cwd())
          .text("action", "list, share, remove or pull", ShareResult::action)
          .path("folder", "the folder that git carries", ShareResult::folder)
          .objects("bullets", "those that the action is about", BULLET, ShareResult::bullets)
          .texts("leftOut", "files that are not used, each with the reason", ShareResult::leftOut)
          .textOrNull(
              "proposal",
              "the proposal that waits for review; null for none",
              ShareResult::proposal);

  ShareResult {
    bullets = List.copyOf(bullets);
    leftOut = List.copyOf(leftOut);
  }

  private String whyEmpty() {
    return switch (action) {
      case "list" -> "nothing is shared in " + folder + "; `memories share BULLET` begins it";
      case "pull" -> "nothing new: the memory has all that is shared";
      default -> "nothing was changed";
    };
  }

  Table table() {
    Table table = Table.withHeadings("ID", "STATE", "TEXT").whenEmpty(this::whyEmpty);
    for (Entry entry : bullets) {
      table.row(
          Cell.of(entry.bullet().id()),
          Cell.of(entry.state().word()),
          Cell.of(entry.bullet().statement()));
    }
    return table;
  }
}
