package dev.memories.cli.command.search;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchHit;
import dev.memories.search.SearchPlace;
import dev.memories.search.SessionQuestions.Known;
import dev.memories.session.SessionId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code memories touched}: lists the sessions that changed or discussed a file. */
final class TouchedCommand implements Subcommand {
  private static final int DEFAULT_LIMIT = 20;
  private static final Set<SearchPlace> PLACES = Set.of(SearchPlace.SESSION, SearchPlace.TRACE);
  private static final int MOST_ENTRIES = 1_000;

  /**
   * A session that touched a file.
   *
   * @param hit where it changed the file, or only named it
   * @param reason what its trace tells of the file, else what the user asked for
   */
  private record Touch(Known session, SearchHit hit, String reason) {}

  /** Where a session names one of the files. */
  private record Mention(String file, SearchHit hit) {
    /** A change tells more than a mention; of two alike, the first counts. */
    Mention moreTelling(Mention other) {
      if (hit.isChange() != other.hit.isChange()) {
        return hit.isChange() ? this : other;
      }
      return hit.line() <= other.hit.line() ? this : other;
    }
  }

  private static final JsonShape<Touch> SESSION =
      JsonShape.<Touch>empty()
          .text("sessionId", "id of the session", touch -> touch.session().id().value())
          .text("cwd", "the project", touch -> touch.session().cwd())
          .text("title", "title of the session", touch -> touch.session().title())
          .text("how", "changed or discussed", TouchedCommand::how)
          .textOrNull("outcome", "outcome of the session", touch -> touch.session().outcome())
          .textOrNull("reason", "what was told of the file, else the user's request", Touch::reason)
          .text("text", "the file, or the line that names it", touch -> touch.hit().text())
          .integer("line", "line of the session's rollout", touch -> touch.hit().line())
          .path("rolloutPath", "the rollout", touch -> touch.session().rollout())
          .time(
              "updatedAt",
              "when the session had last changed",
              touch -> touch.session().updatedAt());

  private static final JsonShape<List<Touch>> DOCUMENT =
      JsonShape.<List<Touch>>empty()
          .objects("sessions", "newest first", SESSION, sessions -> sessions);

  private final SearchIndexing indexing;
  private final ProjectLookup projects;
  private final Output output;
  private final Notices notices;
  private final InstantSource clock;

  private final Parameters files =
      Parameters.of("1..*", "FILE", "files, by the end of their paths");

  private final ProjectScopeOptions scope = new ProjectScopeOptions();
  private final Option<Integer> limit = Option.number("-n --limit", "N", "at most N sessions (20)");

  TouchedCommand(
      SearchIndexing indexing,
      ProjectLookup projects,
      Output output,
      Notices notices,
      InstantSource clock) {
    this.indexing = indexing;
    this.projects = projects;
    this.output = output;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(List.of(files), scope.arguments(), List.of(limit));
  }

  @Override
  public List<String> examples() {
    return List.of("memories touched src/cart.js", "memories touched cart.js --all-projects");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    AskedProjects asked = AskedProjects.of(scope, projects);
    Instant now = clock.instant();
    List<Touch> touches =
        indexing.use(search -> touches(search, asked.in(search, scope, notices), now));
    if (touches.isEmpty()) {
      notices.say("no session touched " + String.join(" or ", files.values()));
      return ExitCode.FAILED;
    }
    output.table(DOCUMENT, touches, list -> table(list, new RelativeTime(now)));
    return ExitCode.DONE;
  }

  private List<Touch> touches(SearchDatabase search, AskedProjects asked, Instant now) {
    SearchFilter filter =
        new SearchFilter(asked.only(), asked.own(), PLACES, Set.of(), false, null, null);
    Map<String, Mention> bySession = new HashMap<>();
    for (String file : files.values()) {
      for (SearchHit hit :
          search.search().naming(relative(file, asked), filter, MOST_ENTRIES, now)) {
        if (hit.session() != null) {
          bySession.merge(hit.session(), new Mention(file, hit), Mention::moreTelling);
        }
      }
    }
    Map<SessionId, Known> known = search.sessions().all();
    List<Touch> touches = new ArrayList<>();
    bySession.forEach(
        (id, mention) -> {
          Known session = known.get(new SessionId(id));
          if (session != null) {
            touches.add(new Touch(session, mention.hit(), reason(search, session, mention)));
          }
        });
    touches.sort(Comparator.comparing((Touch touch) -> touch.session().updatedAt()).reversed());
    return touches.subList(0, Math.min(touches.size(), limit.value().orElse(DEFAULT_LIMIT)));
  }

  private static String reason(SearchDatabase search, Known session, Mention mention) {
    long line = mention.hit().line();
    return search
        .sessions()
        .told(session.id(), mention.file(), line)
        .or(() -> search.sessions().laterRequestBefore(session.id(), line))
        .orElse(session.title());
  }

  private static String relative(String file, AskedProjects asked) {
    String below = asked.own() + "/";
    return file.startsWith(below) ? file.substring(below.length()) : file;
  }

  private static String how(Touch touch) {
    return touch.hit().isChange() ? "changed" : "discussed";
  }

  private static Table table(List<Touch> touches, RelativeTime ages) {
    int length =
        SessionIds.uniqueLength(touches.stream().map(touch -> touch.session().id()).toList());
    Table table = Table.withHeadings("ID", "UPDATED", "HOW", "OUTCOME", "REASON");
    for (Touch touch : touches) {
      Known session = touch.session();
      String id = session.id().value();
      String outcome = session.outcome() == null ? "" : session.outcome();
      table.row(
          Cell.of(id, id.substring(0, length)).painted(Paint.CYAN),
          Cell.of(Timestamp.of(session.updatedAt()), ages.of(session.updatedAt()))
              .painted(Paint.DIM),
          Cell.of(how(touch)),
          Cell.of(outcome),
          Cell.of(touch.reason()),
          Cell.of(session.cwd()),
          Cell.of(Long.toString(touch.hit().line())));
    }
    return table;
  }
}
