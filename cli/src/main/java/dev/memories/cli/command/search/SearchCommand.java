package dev.memories.cli.command.search;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Option;
import dev.memories.cli.argument.Options;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.search.SearchShapes.Answer;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.option.AgentOption;
import dev.memories.cli.option.ProjectScopeOptions;
import dev.memories.cli.option.TimeRangeOptions;
import dev.memories.cli.output.Form;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.cli.output.RelativeTime;
import dev.memories.cli.pipeline.SearchIndexing;
import dev.memories.search.Search;
import dev.memories.search.Search.Found;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchKind;
import dev.memories.search.SearchPlace;
import dev.memories.search.SearchQuery;
import dev.memories.text.NearestWord;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code memories search}: finds words in memory, traces and sessions. */
final class SearchCommand implements Subcommand {
  private static final int DEFAULT_LIMIT = 20;
  private static final List<String> PLACES = List.of("memory", "traces", "sessions");
  private static final List<String> KINDS =
      Arrays.stream(SearchKind.values()).map(SearchKind::word).toList();

  private final SearchIndexing indexing;
  private final ProjectLookup projects;
  private final Homes homes;
  private final Output output;
  private final Notices notices;
  private final InstantSource clock;

  private final Parameters words =
      Parameters.of("1..*", "WORDS", "words, \"phrases\", prefix*, -not; or a question");

  private final ProjectScopeOptions scope = new ProjectScopeOptions();
  private final TimeRangeOptions range = new TimeRangeOptions();

  private final Options in =
      Options.of("--in", "PLACE,...", "where to look: memory, traces, sessions (all)")
          .commaSeparated()
          .choices(PLACES);

  private final Options kinds =
      Options.of("--kind", "K,...", "what to find: user, agent, command, error, file (all)")
          .commaSeparated()
          .choices(KINDS);

  private final Flag failed = Flag.of("--failed", "only what failed");
  private final Option<Integer> limit = Option.number("-n --limit", "N", "at most N hits (20)");
  private final AgentOption agent = new AgentOption();

  SearchCommand(
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
    return Argument.all(
        List.of(words),
        scope.arguments(),
        range.arguments(),
        List.of(in, kinds, failed, limit),
        agent.arguments());
  }

  @Override
  public boolean takesText() {
    return true;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories search flaky test",
        "memories search 'how do I run the tests'",
        "memories search timeout -retry --failed --since 1w",
        "memories search deploy --all-projects --in sessions --kind user");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(SearchShapes.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException, InterruptedException {
    String typed = String.join(" ", words.values());
    SearchQuery query = SearchQuery.parse(typed);
    int most = limit.value().orElse(DEFAULT_LIMIT);
    if (query.terms().isEmpty() || most < 1) {
      throw CommandException.wrong(
          "search for " + typed,
          most < 1 ? "--limit is less than 1" : "there is no word to search for",
          null);
    }
    Instant now = clock.instant();
    AskedProjects named = AskedProjects.of(scope, projects);
    return indexing.use(
        database -> {
          AskedProjects asked = named.in(database, scope, homes, notices);
          Search search = database.search();
          SearchFilter filter = filter(asked, search, now);
          Found own = search.find(query, filter, most, now);
          List<FoundHit> hits = new ArrayList<>(own.hits().stream().map(FoundHit::own).toList());
          try (ImportSearch imports = ImportSearch.of(asked, projects, homes)) {
            hits.addAll(imports.find(query, filter, own.hits(), now));
          }
          if (hits.isEmpty()) {
            return nothing(search, typed, query, filter);
          }
          int imported = hits.size() - own.hits().size();
          print(
              new Answer(
                  typed,
                  hits.subList(0, Math.min(most, hits.size())),
                  () -> own.total().getAsLong() + imported),
              asked,
              output.form() == Form.TERMINAL && !agent.isSet() ? search.marked(own) : Map.of(),
              now);
          return ExitCode.DONE;
        });
  }

  private SearchFilter filter(AskedProjects asked, Search search, Instant now) {
    return new SearchFilter(
        asked.only(),
        asked.own(),
        places(),
        kinds(),
        failed.isSet(),
        range.since(now),
        range.until(now),
        asked.lent(search, homes));
  }

  private Set<SearchPlace> places() {
    Set<SearchPlace> places = EnumSet.noneOf(SearchPlace.class);
    for (String name : in.values()) {
      switch (name) {
        case "memory" -> places.addAll(Set.of(SearchPlace.REGISTRY, SearchPlace.SKILL));
        case "traces" -> places.add(SearchPlace.TRACE);
        case "sessions" -> places.add(SearchPlace.SESSION);
        default -> throw unknown("look in " + name, "there is no such place", name, PLACES);
      }
    }
    return places;
  }

  private Set<SearchKind> kinds() {
    Set<SearchKind> chosen = EnumSet.noneOf(SearchKind.class);
    for (String name : kinds.values()) {
      chosen.add(
          SearchKind.named(name)
              .orElseThrow(() -> unknown("find " + name, "there is no such kind", name, KINDS)));
    }
    return chosen;
  }

  private static CommandException unknown(
      String attempted, String reason, String name, List<String> known) {
    return CommandException.wrong(
        attempted,
        reason,
        NearestWord.question(name, known).orElse("there are: " + String.join(", ", known)));
  }

  private void print(Answer found, AskedProjects asked, Map<Long, String> marked, Instant now)
      throws IOException {
    if (agent.isSet()) {
      output.text(
          SearchShapes.DOCUMENT,
          found,
          answer -> agent.fenced(HitLines.list(answer.hits(), asked), "what was found"));
      return;
    }
    output.listing(
        SearchShapes.DOCUMENT,
        found,
        SearchShapes::table,
        answer ->
            new HitLines(output.style(), output.columns(), new RelativeTime(now))
                .of(answer.hits(), marked));
    if (output.form() == Form.TERMINAL) {
      long total = found.total().getAsLong();
      if (total > found.hits().size()) {
        output.flush();
        notices.say(found.hits().size() + " of " + total + " hits; --limit shows more");
      }
    }
  }

  /** As in grep: nothing on standard output, and exit code 1. */
  private ExitCode nothing(Search search, String typed, SearchQuery query, SearchFilter filter) {
    String only = filter.only();
    notices.say(
        "nothing found for "
            + typed
            + (only == null ? "" : " in " + only + "; --all-projects searches all"));
    search.nearestWord(query).ifPresent(word -> notices.say("did you mean " + word + "?"));
    return ExitCode.FAILED;
  }
}
