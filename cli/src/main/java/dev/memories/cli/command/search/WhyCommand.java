package dev.memories.cli.command.search;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.recall.MemoryBullet;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.search.BulletEvidence;
import dev.memories.search.BulletEvidence.CitedLine;
import dev.memories.search.SearchDatabase;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchHit;
import dev.memories.search.SearchPlace;
import dev.memories.tree.archive.ImportedMemory;
import dev.memories.tui.text.WordWrap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code memories why}: shows which lines of the memory say something, and what they rest on. */
final class WhyCommand implements Subcommand {
  private static final int DEFAULT_LIMIT = 3;
  private static final String EVIDENCE = "    ";

  /** The id of a bullet, as {@code context} and hooks write it before each. */
  private static final Pattern BULLET_ID = Pattern.compile("\\(?([0-9a-f]{8})[)]?");

  private static final int MOST_BULLETS = 100_000;

  private static final JsonShape<CitedLine> LINE =
      JsonShape.<CitedLine>empty()
          .text("sessionId", "the session", line -> line.session().value())
          .integer("line", "line of its rollout", line -> line.line().line())
          .text("role", "user, assistant, command, output and the like", line -> line.line().role())
          .text("text", "what stands there, redacted", line -> line.line().text())
          .timeOrNull("at", "time of the line", line -> line.line().at());

  /**
   * A bullet with what it rests on.
   *
   * @param imported where it was imported from; null for the project's own
   */
  private record Match(BulletEvidence evidence, @Nullable ImportedMemory imported) {
    SearchHit bullet() {
      return evidence.bullet();
    }

    <T> @Nullable T ofImport(Function<ImportedMemory, T> read) {
      return imported == null ? null : read.apply(imported);
    }
  }

  private static final JsonShape<BulletEvidence> BULLET =
      JsonShape.<BulletEvidence>empty()
          .text("bullet", "the line of the memory", match -> match.bullet().text())
          .text("cwd", "the project", match -> match.bullet().cwd())
          .path("path", "the file in the memory tree", match -> match.bullet().path())
          .timeOrNull("since", "time of the oldest session that it cites", BulletEvidence::since)
          .texts("sessions", "ids of the sessions that it cites", BulletEvidence::sessions)
          .objects("evidence", "the cited lines", LINE, BulletEvidence::lines)
          .text("later", "borne-out, contradicted or none", match -> match.later().word());

  private static final JsonShape<Match> MATCH =
      BULLET
          .on(Match::evidence)
          .and(
              JsonShape.<Match>empty()
                  .textOrNull(
                      "origin",
                      "where it was imported from; null for the project's own",
                      match -> match.ofImport(ImportedMemory::label))
                  .textOrNull(
                      "source",
                      "the file or folder that was imported",
                      match -> match.ofImport(ImportedMemory::source))
                  .timeOrNull(
                      "importedAt",
                      "when it was imported",
                      match -> match.ofImport(ImportedMemory::importedAt)));

  private static final JsonShape<List<Match>> DOCUMENT =
      JsonShape.<List<Match>>empty().objects("matches", "best first", MATCH, matches -> matches);

  private final SearchIndexing indexing;
  private final ProjectLookup projects;
  private final Homes homes;
  private final Output output;
  private final Notices notices;
  private final InstantSource clock;

  private final Parameters text =
      Parameters.of(
          "1..*", "TEXT", "words, or a bullet of the memory as it stands there, or its id");

  private final ProjectScopeOptions scope = new ProjectScopeOptions();
  private final Option<Integer> limit = Option.number("-n --limit", "N", "at most N bullets (3)");
  private final AgentOption agent = new AgentOption();

  WhyCommand(
      SearchIndexing indexing,
      ProjectLookup projects,
      Homes homes,
      Output output,
      Notices notices,
      InstantSource clock) {
    this.indexing = indexing;
    this.projects = projects;
    this.homes = homes;
    this.output = output;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(List.of(text), scope.arguments(), List.of(limit), agent.arguments());
  }

  @Override
  public boolean takesText() {
    return true;
  }

  @Override
  public List<String> examples() {
    return List.of("memories why pnpm -r test", "memories why 'never use float' --json");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    String typed = String.join(" ", text.values());
    AskedProjects named = AskedProjects.of(scope, projects);
    Instant now = clock.instant();
    return indexing.use(
        search -> {
          AskedProjects asked = named.in(search, scope, homes, notices);
          return print(typed, asked, matches(search, typed, asked, now), now);
        });
  }

  private ExitCode print(String typed, AskedProjects asked, List<Match> matches, Instant now)
      throws IOException {
    if (matches.isEmpty()) {
      notices.say("the memory does not say \"" + typed + "\"");
      return ExitCode.FAILED;
    }
    output.text(
        DOCUMENT,
        matches,
        list ->
            agent.fenced(shown(list, asked, new RelativeTime(now)), "bullets with their evidence"));
    return ExitCode.DONE;
  }

  private List<Match> matches(SearchDatabase search, String typed, AskedProjects asked, Instant now)
      throws IOException {
    SearchFilter filter =
        new SearchFilter(
            asked.only(),
            asked.own(),
            Set.of(SearchPlace.REGISTRY, SearchPlace.SKILL),
            Set.of(),
            false,
            null,
            null,
            asked.lent(search.search(), homes));
    int most = limit.value().orElse(DEFAULT_LIMIT);
    Matcher written = BULLET_ID.matcher(typed);
    Optional<String> id = written.matches() ? Optional.of(written.group(1)) : Optional.empty();
    List<SearchHit> named = id.map(bullet -> named(search, bullet, filter, most)).orElse(List.of());
    List<SearchHit> own =
        named.isEmpty() ? search.search().bulletsThatSay(typed, filter, most, now) : named;
    List<Match> matches = new ArrayList<>();
    try (ImportSearch imports = ImportSearch.of(asked, projects, homes)) {
      // The very bullet that is asked for comes before what is only like it.
      imports
          .named(id.orElseGet(() -> MemoryBullet.idOf(typed)), own, most)
          .forEach(found -> matches.add(imported(found)));
      boolean isNamed = !matches.isEmpty();
      for (SearchHit hit : own.subList(0, Math.min(own.size(), most - matches.size()))) {
        matches.add(
            new Match(
                BulletEvidence.of(
                    hit, search.sessions(), SecretRedactor.product(), Lineage.unknown()),
                null));
      }
      if (!isNamed) {
        imports
            .thatSay(typed, own, most - own.size(), now)
            .forEach(found -> matches.add(imported(found)));
      }
    }
    return matches;
  }

  /** The bullets with an id. */
  private static List<SearchHit> named(
      SearchDatabase search, String id, SearchFilter filter, int most) {
    List<SearchHit> hits =
        search.search().latest(filter, MOST_BULLETS).stream()
            .filter(hit -> MemoryBullet.idOfText(hit.text()).equals(id))
            .toList();
    // A skill repeats bullets of its registry.
    List<SearchHit> ofRegistries =
        hits.stream().filter(hit -> hit.place() == SearchPlace.REGISTRY).toList();
    return (ofRegistries.isEmpty() ? hits : ofRegistries).stream().limit(most).toList();
  }

  /** What no session here has shown. */
  private static Match imported(FoundHit found) {
    return new Match(
        new BulletEvidence(found.hit(), null, List.of(), List.of(), BulletEvidence.Later.NONE),
        found.imported());
  }

  /** The text as it is in a pipe; at a terminal wrapped by words, with an indentation. */
  private String fitted(String text, String indentation) {
    return output.form() == Form.TERMINAL
        ? String.join(
            "\n" + indentation, WordWrap.lines(text, output.columns() - indentation.length()))
        : text;
  }

  /** How old and how sure it is. */
  private static String foundation(Match shown, RelativeTime ages) {
    ImportedMemory imported = shown.imported();
    if (imported != null) {
      return "imported "
          + ages.of(imported.importedAt())
          + ", "
          + imported.label()
          + ", from "
          + imported.source()
          + "; no session here shows it";
    }
    BulletEvidence match = shown.evidence();
    int sessions = match.sessions().size();
    if (sessions == 0) {
      return "it cites no session" + match.later().clause();
    }
    String since = match.since() == null ? "" : "since " + ages.of(match.since()) + ", ";
    return since
        + sessions
        + (sessions == 1 ? " session of " : " sessions of ")
        + Cell.lastName(match.bullet().cwd())
        + match.later().clause();
  }

  /** A line of a session; at a terminal wrapped. */
  private String quoted(String text) {
    List<String> lines =
        output.form() == Form.TERMINAL
            ? WordWrap.indented(text, output.columns() - EVIDENCE.length())
            : List.of(text);
    return EVIDENCE + String.join("\n" + EVIDENCE, lines) + "\n";
  }

  private static Optional<String> lender(Match match, AskedProjects asked) {
    return match.imported() == null ? asked.lender(match.bullet()) : Optional.empty();
  }

  private String inForm(Path file) {
    return output.form() == Form.TERMINAL ? Cell.inTree(file) : file.toString();
  }

  private String shown(List<Match> matches, AskedProjects asked, RelativeTime ages) {
    StringBuilder page = new StringBuilder();
    for (Match match : matches) {
      page.append(page.isEmpty() ? "" : "\n")
          .append(fitted(match.bullet().text(), ""))
          .append("\n  in ")
          .append(inForm(match.bullet().path()))
          .append(
              lender(match, asked)
                  .map(parent -> "\n  a preference of the parent project " + parent)
                  .orElse(""))
          .append("\n  ");
      page.append(fitted(foundation(match, ages), "  ")).append('\n');
      for (CitedLine line : match.evidence().lines()) {
        page.append("\n  ")
            .append(line.session().value(), 0, 13)
            .append(" L")
            .append(line.line().line())
            .append("  ")
            .append(line.line().role())
            .append('\n');
        line.line().text().lines().forEach(text -> page.append(quoted(text)));
      }
    }
    return page.toString();
  }
}
