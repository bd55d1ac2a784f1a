package dev.memories.cli.command;

import dev.memories.candidate.Decision;
import dev.memories.cli.app.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.session.Project;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How sessions and what was decided of them look in documents and tables. */
final class SessionShapes {
  /** Decisions, and what the index run found. */
  record Chosen(List<Decision> decisions, IndexReport index) {}

  static final JsonShape<Decision> SESSION =
      JsonShape.<Decision>empty()
          .text("id", "its id", decision -> decision.session().id().value())
          .text("title", "one line; empty when it has none", d -> d.session().title())
          .textOrNull("cwd", "its project; null when it names none", SessionShapes::cwd)
          .text("source", "who started it, e.g. cli", d -> d.session().origin().source().name())
          .path("rolloutPath", "its file, as found", d -> d.session().files().rollout())
          .texts(
              "otherRolloutPaths",
              "further files of it: superseded, duplicate, compressed",
              d -> d.session().files().others())
          .time("updatedAt", "when it last changed", d -> d.session().updatedAt())
          .whole("sizeBytes", "bytes of its file", d -> d.session().files().sizeBytes())
          .flag("candidate", "whether extraction would take it", Decision::isCandidate)
          .text("reason", "why, or why not", decision -> decision.reason().word())
          .textOrNull("detail", "more of the reason", Decision::detail);

  static final JsonShape<Chosen> DOCUMENT =
      JsonShape.<Chosen>empty()
          .objects("sessions", "newest first", SESSION, Chosen::decisions)
          .whole("scanned", "rollout files found", chosen -> chosen.index().scanned())
          .whole(
              "unreadable",
              "files of which nothing could be read",
              chosen -> chosen.index().unreadable());

  private SessionShapes() {}

  private static @Nullable String cwd(Decision decision) {
    return decision.session().project().map(Project::cwd).orElse(null);
  }

  static Table table(List<Decision> decisions, Ages ages) {
    int length = SessionIds.uniqueLength(decisions.stream().map(d -> d.session().id()).toList());
    Table table = Table.withHeadings("ID", "UPDATED", "REASON", "PROJECT", "TITLE");
    for (Decision decision : decisions) {
      String id = decision.session().id().value();
      Instant updatedAt = decision.session().updatedAt();
      String cwd = decision.session().project().map(Project::cwd).orElse("");
      Paint paint = decision.isCandidate() ? Paint.GREEN : Paint.DIM;
      table.row(
          Cell.of(id, id.substring(0, length)).painted(Paint.CYAN),
          Cell.of(JsonShape.second(updatedAt), ages.of(updatedAt)),
          Cell.of(decision.reason().word()).painted(paint),
          Cell.of(cwd, lastFolder(cwd)),
          Cell.of(decision.session().title()));
    }
    return table;
  }

  /** What tells projects apart at a glance. */
  static String lastFolder(String cwd) {
    return cwd.substring(cwd.lastIndexOf('/') + 1);
  }
}
