package dev.memories.tui.memory;

import dev.memories.pipeline.search.ImportIndex;
import dev.memories.search.Search;
import dev.memories.search.SearchFilter;
import dev.memories.search.SearchHit;
import dev.memories.search.SearchPlace;
import dev.memories.search.SearchQuery;
import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import dev.memories.tui.memory.action.ProgressAdapter;
import dev.memories.tui.page.Citations;
import dev.memories.tui.port.FoundGroup;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.port.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Searches for what a person is still typing. */
final class MemorySearch {
  /** Lines of one group. */
  private static final int MOST = 30;

  private static final int MOST_IMPORTED = 1_000;

  private static final Set<SearchPlace> MEMORY = Set.of(SearchPlace.REGISTRY, SearchPlace.SKILL);

  private static final char MARK_START = '\u0002';
  private static final char MARK_END = '\u0003';

  private final MemoriesHome home;
  private final StateDatabase state;
  private final Pipeline pipeline;
  private final InstantSource clock;

  MemorySearch(MemoriesHome home, StateDatabase state, Pipeline pipeline, InstantSource clock) {
    this.home = home;
    this.state = state;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  SearchAnswer find(String text, Optional<Project> own, Progress.Listener listener)
      throws InterruptedException {
    if (SearchQuery.parse(text).terms().isEmpty()) {
      return SearchAnswer.nothing(text, "");
    }
    String first = own.map(Project::cwd).orElse(null);
    return pipeline.search(
        database -> {
          try (ImportIndex imports = imports()) {
            return answer(new Places(database.search(), imports, first), text);
          }
        },
        new ProgressAdapter(listener));
  }

  /** Where one question is asked; lines of the own project come first. */
  private record Places(Search search, ImportIndex imports, @Nullable String own) {}

  /** Most homes have none, and only their folders are looked at. */
  private ImportIndex imports() {
    Set<Project> projects = new TreeSet<>();
    if (home.mayHaveImports()) {
      projects.add(Project.USER);
      projects.addAll(state.traces().projects());
      projects.addAll(state.sessions().projects());
      projects.addAll(state.audit().projects());
    }
    return ImportIndex.of(home, projects);
  }

  /** The last word may be unfinished, so words that begin like it count, too. */
  private SearchAnswer answer(Places places, String text) {
    int last = text.codePointBefore(text.length());
    SearchAnswer begun =
        Character.isLetterOrDigit(last)
            ? answer(places, text, SearchQuery.parse(text + "*"))
            : SearchAnswer.NONE;
    if (!begun.lines().isEmpty()) {
      return begun;
    }
    SearchQuery query = SearchQuery.parse(text);
    SearchAnswer whole = answer(places, text, query);
    return whole.lines().isEmpty()
        ? SearchAnswer.nothing(
            text,
            places.search().nearestWord(query).map(word -> "Did you mean " + word + "?").orElse(""))
        : whole;
  }

  private SearchAnswer answer(Places places, String text, SearchQuery query) {
    Instant now = clock.instant();
    List<FoundLine> lines = new ArrayList<>();
    Map<FoundGroup, Long> totals = new EnumMap<>(FoundGroup.class);
    Search.Found memory = find(places, query, MEMORY, now);
    add(FoundGroup.MEMORY, memory, places.search(), lines, totals);
    List<ImportIndex.Hit> imported =
        places.imports().find(query, filter(places, MEMORY), MOST_IMPORTED, now);
    List<ImportIndex.Hit> besides = ImportIndex.besides(memory.hits(), imported, true);
    besides.stream().limit(MOST).forEach(hit -> lines.add(line(hit)));
    totals.put(FoundGroup.IMPORTED, (long) besides.size());
    add(
        FoundGroup.TRACES,
        find(places, query, Set.of(SearchPlace.TRACE), now),
        places.search(),
        lines,
        totals);
    add(
        FoundGroup.SESSIONS,
        find(places, query, Set.of(SearchPlace.SESSION), now),
        places.search(),
        lines,
        totals);
    return new SearchAnswer(text, lines, totals, "");
  }

  private static Search.Found find(
      Places places, SearchQuery query, Set<SearchPlace> in, Instant now) {
    return places.search().find(query, filter(places, in), MOST, now);
  }

  private static SearchFilter filter(Places places, Set<SearchPlace> in) {
    return new SearchFilter(null, places.own(), in, Set.of(), false, null, null);
  }

  private void add(
      FoundGroup group,
      Search.Found found,
      Search search,
      List<FoundLine> lines,
      Map<FoundGroup, Long> totals) {
    Map<Long, String> marked = search.marked(found);
    found
        .hits()
        .forEach(hit -> lines.add(line(group, hit, marked.getOrDefault(hit.entry(), hit.text()))));
    totals.put(group, found.total().getAsLong());
  }

  /** The sessions that it cites are not here. */
  private static FoundLine line(ImportIndex.Hit hit) {
    Project project = new Project(hit.bullet().cwd());
    return new FoundLine(
        FoundGroup.IMPORTED,
        new Subject.Imported(project, hit.memory().id()),
        pieces(hit.marked()),
        List.of(),
        hit.bullet().at());
  }

  private FoundLine line(FoundGroup group, SearchHit hit, String marked) {
    return new FoundLine(group, subject(hit), pieces(marked), citations(hit), hit.at());
  }

  /** A bullet of the memory cites its lines; the others are lines of a session. */
  private static List<String> citations(SearchHit hit) {
    List<String> cited = Citations.in(hit.text());
    boolean named = cited.stream().allMatch(citation -> citation.contains(" "));
    if (!cited.isEmpty() && named) {
      return cited;
    }
    return hit.session() == null || hit.line() == 0
        ? List.of()
        : List.of(hit.session() + " L" + hit.line());
  }

  private Subject subject(SearchHit hit) {
    Project project = new Project(hit.cwd());
    return switch (hit.place()) {
      case REGISTRY -> new Subject.Registry(project);
      case SKILL -> new Subject.Skill(project, skill(hit.path()));
      case TRACE, SESSION -> ofSession(project, new SessionId(String.valueOf(hit.session())));
    };
  }

  /** The name of a skill: that of the folder of its file. */
  private static String skill(Path file) {
    Path folder = file.getParent();
    return folder == null ? "" : String.valueOf(folder.getFileName());
  }

  private Subject ofSession(Project project, SessionId id) {
    return state.traces().findHead(id).isPresent()
        ? new Subject.SessionTrace(project, id)
        : new Subject.Candidate(project, id);
  }

  /** Cuts a text at its marks, and leaves out the citations at its end. */
  private static List<FoundLine.Piece> pieces(String marked) {
    String text = marked.replaceFirst("\\s*\\[[^\\[\\]]*\\bL\\d+\\b[^\\[\\]]*]\\s*$", "");
    List<FoundLine.Piece> pieces = new ArrayList<>();
    int from = 0;
    boolean matches = false;
    for (int at = 0; at <= text.length(); at++) {
      boolean end = at == text.length();
      if (end || text.charAt(at) == MARK_START || text.charAt(at) == MARK_END) {
        if (at > from) {
          pieces.add(new FoundLine.Piece(text.substring(from, at), matches));
        }
        from = at + 1;
        matches = !end && text.charAt(at) == MARK_START;
      }
    }
    return pieces;
  }
}
