package dev.memories.cli.command.pipeline;

import dev.memories.candidate.Decision;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.pipeline.index.IndexReport;
import dev.memories.session.Agent;
import dev.memories.session.Project;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the decisions about sessions look in documents and tables. */
final class CandidateShapes {
  /** Decisions, and the report of the index run before them. */
  record CandidateList(List<Decision> decisions, IndexReport index) {}

  static final JsonShape<Decision> SESSION =
      JsonShape.<Decision>empty()
          .text("id", "its id", decision -> decision.session().id().value())
          .text("title", "one line; empty when it has none", d -> d.session().title())
          .textOrNull("cwd", "its project; null when it names none", CandidateShapes::cwd)
          .text(
              "agent",
              "whose session it is: codex, claude, gemini or opencode",
              d -> Agent.ofLog(d.session().files().rollout()).key())
          .text(
              "resume",
              "command line of the agent that goes on with it",
              d -> Agent.resuming(d.session().files().rollout(), d.session().id()))
          .text("source", "who started it, e.g. cli", d -> d.session().origin().source().name())
          .path("rolloutPath", "its file, as found", d -> d.session().files().rollout())
          .texts(
              "otherRolloutPaths",
              "further files of it: superseded, duplicate, compressed",
              d -> d.session().files().others())
          .time("updatedAt", "when it last changed", d -> d.session().updatedAt())
          .integer("sizeBytes", "bytes of its file", d -> d.session().files().sizeBytes())
          .bool("candidate", "whether extraction would take it", Decision::isCandidate)
          .text("reason", "why, or why not", decision -> decision.reason().word())
          .textOrNull("detail", "more of the reason", Decision::detail)
          .text(
              "placement",
              "why it is this project: folder, gone, known, worktree, subfolder, rule, moved or split",
              d -> d.session().place().why().kind().word())
          .textOrNull(
              "placementDetail",
              "the worktree, the rule's pattern, or the project before the move",
              d -> d.session().place().why().detailOrNull());

  static final JsonShape<CandidateList> DOCUMENT =
      JsonShape.<CandidateList>empty()
          .objects("sessions", "newest first", SESSION, CandidateList::decisions)
          .integer("scanned", "rollout files found", list -> list.index().scanned())
          .integer(
              "unreadable",
              "files of which nothing could be read",
              list -> list.index().unreadable());

  private CandidateShapes() {}

  private static @Nullable String cwd(Decision decision) {
    return decision.session().project().map(Project::cwd).orElse(null);
  }

  static Table table(List<Decision> decisions, RelativeTime ages) {
    int length = SessionIds.uniqueLength(decisions.stream().map(d -> d.session().id()).toList());
    Table table =
        Table.withHeadings("ID", "UPDATED", "REASON", "PROJECT", "TITLE").withoutRepeats("PROJECT");
    for (Decision decision : decisions) {
      String id = decision.session().id().value();
      Instant updatedAt = decision.session().updatedAt();
      String cwd = decision.session().project().map(Project::cwd).orElse("");
      Paint paint = decision.isCandidate() ? Paint.GREEN : Paint.DIM;
      table.row(
          Cell.of(id, id.substring(0, length)).painted(Paint.CYAN),
          Cell.of(Timestamp.of(updatedAt), ages.of(updatedAt)),
          Cell.of(decision.reason().word()).painted(paint),
          Cell.ofPath(cwd),
          Cell.of(decision.session().title()));
    }
    return table;
  }
}
