package dev.memories.search;

import dev.memories.search.SearchQuery.Term;
import dev.memories.state.sql.Row;
import dev.memories.state.sql.Sql;
import dev.memories.state.sql.StateException;
import dev.memories.text.NearestWord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Queries on the search index.
 *
 * <p>Hits are ranked by BM25, weighted: memory comes before traces, traces before sessions; what
 * several sessions show, the own project and newer entries come first.
 */
public final class Search {
  /**
   * Milliseconds after which an entry has lost half of the weight that newness gives: 30 days. As
   * text, for a formatter would read the symbols of the locale at every start.
   */
  private static final String FRESH_MILLIS = "2592000000";

  private static final int MOST_WORDS_INSIDE = 40;

  /** Where words are not parted by spaces, each sentence is a word of the index. */
  private static final int MOST_SENTENCES = 400;

  private static final int MOST_ANSWERS = 200;
  private static final int SHORTEST_COMPOUND = 8;

  /** Entries read for each failure that is wanted: several tell of the same. */
  private static final int FAILURES_READ = 6;

  /** Fewer words than this name one thing, such as a command line, and all of them count. */
  private static final int PHRASE = 4;

  /** Weight and rank of what matches, without its texts: most of it is shown to nobody. */
  private static final String BEST =
      """
      SELECT e.id, -bm25(words, 1.0, 0.4)
        * CASE e.traits & 3 WHEN 0 THEN 2.0 WHEN 1 THEN 1.8 WHEN 2 THEN 1.4 ELSE 1.0 END
        * CASE WHEN e.traits & 64 THEN 1.15 ELSE 1.0 END
        * CASE WHEN e.project = ? THEN 2.0 ELSE 1.0 END
        * (1.0 + 0.3 *\s"""
          + FRESH_MILLIS
          + " / ("
          + FRESH_MILLIS
          + """
       + max(0, ? - e.at_ms))) AS score
      FROM words JOIN entry e ON e.id = words.rowid
      WHERE words MATCH ?
      """;

  /** Entries with their sources, of a table {@code found} of entries and scores. */
  private static final String DETAILS =
      """
      SELECT e.id, e.traits, e.text, e.context, e.session, e.line, e.at_ms,
        p.path AS cwd, f.path AS parent, s.file, s.key, found.score
      FROM found JOIN entry e ON e.id = found.id
        JOIN source s ON s.id = (SELECT max(id) FROM source WHERE id <= e.id)
        JOIN folder p ON p.id = s.project JOIN folder f ON f.id = s.folder
      """;

  private final Sql sql;

  Search(Sql sql) {
    this.sql = sql;
  }

  /**
   * The hits of a search.
   *
   * @param hits the best ones, best first; of several with the same text, only the best
   * @param total number of entries that match; counted when asked, while the index is open
   * @param match the query as SQLite was asked, for {@link #marked}
   */
  public record Found(List<SearchHit> hits, LongSupplier total, String match) {
    static final Found NOTHING = new Found(List.of(), () -> 0, "");

    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Finds the entries that match a query.
   *
   * @param limit at most this many hits
   * @param now the time from which newness is counted
   */
  public Found find(SearchQuery query, SearchFilter filter, int limit, Instant now) {
    if (query.terms().isEmpty()) {
      return Found.NOTHING;
    }
    if (query.isQuestion()) {
      return answer(query, filter, limit, now);
    }
    Found found = run(all(query, this::withForms), filter, limit, now);
    if (found.hits().isEmpty()) {
      found = run(all(query, this::withWordsInside), filter, limit, now);
    }
    if (found.hits().isEmpty()) {
      found = ofRuns(query, filter, limit, now);
    }
    Optional<SearchQuery> asked =
        found.hits().isEmpty() ? query.sentenceAsQuestion() : Optional.empty();
    return asked.isPresent() ? answer(asked.get(), filter, limit, now) : found;
  }

  /** What holds the words that a sentence without spaces is made of, or else most of them. */
  private Found ofRuns(SearchQuery query, SearchFilter filter, int limit, Instant now) {
    List<Term> runs =
        query.terms().stream()
            .filter(term -> term.isUnspaced() && !term.exact())
            .flatMap(term -> term.runs().stream())
            .toList();
    if (runs.size() <= query.terms().size() || !query.excluded().isEmpty()) {
      return Found.NOTHING;
    }
    List<String> groups = runs.stream().map(run -> "(" + withWordsInside(run) + ")").toList();
    Found found = run(String.join(" AND ", groups), filter, limit, now);
    return found.hits().isEmpty() ? run(String.join(" OR ", groups), filter, limit, now) : found;
  }

  /** Finds the entries that share words with a text, those that share most first. */
  public Found findLike(String text, SearchFilter filter, int limit, Instant now) {
    List<Term> terms =
        text
            .codePoints()
            .limit(2_000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip()
            .transform(words -> List.of(words.split(" ")))
            .stream()
            .filter(word -> word.length() > 2)
            .distinct()
            .limit(40)
            .map(word -> new Term(word, false, true))
            .toList();
    return terms.isEmpty()
        ? Found.NOTHING
        : run(
            terms.stream().map(Search::quoted).collect(Collectors.joining(" OR ")),
            filter,
            limit,
            now);
  }

  /** Finds what shares words with a question, then orders it by how well it answers. */
  private Found answer(SearchQuery query, SearchFilter filter, int limit, Instant now) {
    Found found = run(any(query.terms()), filter, MOST_ANSWERS, now);
    List<SearchHit> ranked =
        new QuestionRanking(query.terms(), FieldWords.aim(query.words())).ranked(found.hits());
    return new Found(withoutRepeats(ranked, limit), found.total(), found.match());
  }

  /**
   * Failures like this one, those with a known remedy before the same without.
   *
   * @param text an error message; empty for the latest failures
   */
  public List<PastFailure> failures(String text, SearchFilter filter, int limit, Instant now) {
    SearchFilter errors =
        filter.in(Set.of(SearchPlace.TRACE, SearchPlace.SESSION), Set.of(SearchKind.ERROR));
    List<SearchHit> hits =
        text.isBlank()
            ? latest(errors, FAILURES_READ * limit)
            : alike(
                text,
                findLike(text, errors, FAILURES_READ * limit, now).hits(),
                words -> Math.max(1, words / 3));
    List<PastFailure> failures =
        hits.stream().map(PastFailure::of).filter(failure -> failure.command() != null).toList();
    Set<String> told = new HashSet<>();
    failures.stream()
        .filter(failure -> failure.hit().place() == SearchPlace.TRACE)
        .forEach(failure -> told.add(failure.hit().session() + failure.command()));
    return failures.stream()
        .filter(
            failure ->
                failure.hit().place() == SearchPlace.TRACE
                    || !told.contains(failure.hit().session() + failure.command()))
        .limit(limit)
        .toList();
  }

  /**
   * The hits that share enough words with a text.
   *
   * @param enough how many words must be shared, by the number of words of the text, at most 12
   */
  private static List<SearchHit> alike(String text, List<SearchHit> hits, IntUnaryOperator enough) {
    Set<String> wanted = new HashSet<>(QuestionRanking.tokens(text));
    int least = enough.applyAsInt(Math.min(wanted.size(), 12));
    return hits.stream()
        .filter(
            hit -> {
              Set<String> shared = new HashSet<>(QuestionRanking.tokens(hit.text()));
              shared.addAll(QuestionRanking.tokens(hit.context()));
              shared.retainAll(wanted);
              return shared.size() >= least;
            })
        .toList();
  }

  /**
   * The bullets that say a text, best first: those with these words in a row; if there are none,
   * those with all of the words; else those that share most of them.
   *
   * @param text plain, so that {@code -r} is an option of a command and excludes nothing
   */
  public List<SearchHit> bulletsThatSay(String text, SearchFilter filter, int limit, Instant now) {
    SearchQuery words = SearchQuery.parse(text.replaceAll("(?<!\\S)-+", ""));
    if (words.terms().size() > 1 && !words.isQuestion()) {
      List<SearchHit> same = run(quoted(new Term(text, false, true)), filter, limit, now).hits();
      if (!same.isEmpty()) {
        return same;
      }
    }
    List<SearchHit> hits = find(words, filter, limit, now).hits();
    return hits.isEmpty()
        ? alike(
            text,
            findLike(text, filter, limit, now).hits(),
            shared -> shared < PHRASE ? shared : shared / 2 + 1)
        : hits;
  }

  /** The newest entries that pass a filter. */
  public List<SearchHit> latest(SearchFilter filter, int limit) {
    List<@Nullable Object> values = new ArrayList<>();
    String conditions = conditions(filter, values);
    values.add(limit);
    return sql.query(
        "WITH found AS (SELECT e.id, 0.0 AS score FROM entry e WHERE 1"
            + conditions
            + " ORDER BY e.at_ms DESC, e.id DESC LIMIT ?) "
            + DETAILS
            + " ORDER BY e.at_ms DESC, e.id DESC",
        Search::hit,
        values.toArray());
  }

  /**
   * The bullets in a project's registry that say one of some statements, for {@link
   * SearchFilter#lending}.
   */
  public Set<Long> bulletsSaying(Set<String> statements, String cwd) {
    Set<String> wanted = statements.stream().map(Search::letters).collect(Collectors.toSet());
    return sql
        .query(
            "SELECT e.id, e.text FROM source s"
                + " JOIN entry e ON e.id >= s.id AND e.id < s.id + s.entries"
                + " WHERE s.project = (SELECT id FROM folder WHERE path = ?)"
                + " AND s.key LIKE 'file %' AND (e.traits & ?) = ?",
            row -> Map.entry(row.number("id"), letters(row.text("text"))),
            cwd,
            SearchEntry.PLACE_BITS,
            SearchEntry.placeTraits(SearchPlace.REGISTRY))
        .stream()
        .filter(entry -> wanted.contains(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The entries that name a file, by the end of its path. */
  public List<SearchHit> naming(String file, SearchFilter filter, int limit, Instant now) {
    String match = quoted(new Term(file, false, true));
    // The same name in two sessions is no repeat.
    return match.isEmpty() ? List.of() : ranked(match, filter, limit, now, Search::hit);
  }

  private Found run(String match, SearchFilter filter, int limit, Instant now) {
    if (match.isEmpty()) {
      return Found.NOTHING;
    }
    int most = 3 * limit + 20;
    List<SearchHit> hits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int rows =
        ranked(
                match,
                filter,
                most,
                now,
                row -> {
                  // The rest is only counted: to read a row takes longer than to find it.
                  if (hits.size() < limit) {
                    SearchHit hit = hit(row);
                    if (seen.add(saying(hit))) {
                      hits.add(hit);
                    }
                  }
                  return true;
                })
            .size();
    if (rows < most) {
      requireEntries(match);
    }
    if (hits.isEmpty()) {
      return Found.NOTHING;
    }
    return new Found(hits, rows < most ? () -> rows : () -> count(match, filter), match);
  }

  private long count(String match, SearchFilter filter) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(match);
    String conditions = conditions(filter, values);
    return sql.queryOne(
            "SELECT count(*) AS n FROM words"
                + (conditions.isEmpty() ? "" : " JOIN entry e ON e.id = words.rowid")
                + " WHERE words MATCH ?"
                + conditions,
            row -> row.number("n"),
            values.toArray())
        .orElse(0L);
  }

  /**
   * Checks that every match has its entry.
   *
   * @throws StateException when one is lost, because the file is damaged
   */
  private void requireEntries(String match) {
    boolean isLost =
        sql.queryOne(
                "SELECT 1 AS one FROM words WHERE words MATCH ?"
                    + " AND rowid NOT IN (SELECT id FROM entry) LIMIT 1",
                row -> row.number("one"),
                match)
            .isPresent();
    if (isLost) {
      throw new StateException("read the search index", "it lacks entries", null, null, true);
    }
  }

  /** At most this many matching entries, the best first. */
  private <T> List<T> ranked(
      String match, SearchFilter filter, int most, Instant now, Row.Reader<T> reader) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(project(filter.own()));
    values.add(now.toEpochMilli());
    values.add(match);
    String conditions = conditions(filter, values);
    values.add(most);
    return sql.query(
        "WITH found AS MATERIALIZED ("
            + BEST
            + conditions
            + " ORDER BY score DESC, e.at_ms DESC, e.id LIMIT ?) "
            + DETAILS
            + " ORDER BY found.score DESC, e.at_ms DESC, e.id",
        reader,
        values.toArray());
  }

  private String conditions(SearchFilter filter, List<@Nullable Object> values) {
    StringBuilder where = new StringBuilder();
    if (filter.only() != null) {
      where.append(" AND (e.project = ?");
      values.add(project(filter.only()));
      for (Long entry : filter.lent()) {
        where.append(" OR e.id = ?");
        values.add(entry);
      }
      where.append(')');
    }
    if (filter.since() != null) {
      where.append(" AND e.at_ms >= ?");
      values.add(filter.since().toEpochMilli());
    }
    if (filter.until() != null) {
      where.append(" AND e.at_ms < ?");
      values.add(filter.until().toEpochMilli());
    }
    if (filter.failed()) {
      where.append(" AND e.traits & 32");
    }
    if (!filter.places().isEmpty()) {
      where.append(" AND (e.traits & 3) IN (");
      where
          .append(
              filter.places().stream()
                  .map(SearchEntry::placeTraits)
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")))
          .append(')');
    }
    if (!filter.kinds().isEmpty()) {
      where.append(" AND (e.traits & 28) IN (");
      where
          .append(
              filter.kinds().stream()
                  .map(SearchEntry::kindTraits)
                  .map(String::valueOf)
                  .collect(Collectors.joining(", ")))
          .append(')');
    }
    return where.toString();
  }

  /** The number of a project; -1 when the index knows nothing of it. */
  private long project(@Nullable String cwd) {
    return cwd == null
        ? -1
        : sql.queryOne("SELECT id FROM folder WHERE path = ?", row -> row.number("id"), cwd)
            .orElse(-1L);
  }

  private static SearchHit hit(Row row) throws SQLException {
    String session = row.textOrNull("session");
    String ofSource = SearchSource.sessionIn(row.text("key"));
    long traits = row.number("traits");
    return new SearchHit(
        row.number("id"),
        SearchEntry.place(traits),
        SearchEntry.kind(traits),
        row.text("text"),
        row.text("context"),
        row.text("cwd"),
        session == null ? ofSource : session,
        row.number("line"),
        SearchSource.path(row.text("parent"), row.text("file"), ofSource),
        Math.round(row.real("score") * 1_000) / 1_000.0,
        row.millis("at_ms"),
        (traits & SearchEntry.FAILED) != 0);
  }

  /** The same bullet stands in a registry, in a skill and in traces: the best place is enough. */
  private static List<SearchHit> withoutRepeats(List<SearchHit> hits, int limit) {
    Set<String> seen = new HashSet<>();
    return hits.stream().filter(hit -> seen.add(saying(hit))).limit(limit).toList();
  }

  /** Is the same for hits of a project that say the same. */
  private static String saying(SearchHit hit) {
    return hit.cwd() + " " + letters(hit.text());
  }

  /** The letters and digits of a text: quotes and punctuation make no difference. */
  private static String letters(String text) {
    String bare = BulletWords.withoutSources(text);
    StringBuilder letters = new StringBuilder(bare.length());
    int at = 0;
    while (at < bare.length()) {
      int character = bare.codePointAt(at);
      if (Character.isLetterOrDigit(character)) {
        letters.appendCodePoint(Character.toLowerCase(character));
      }
      at += Character.charCount(character);
    }
    return letters.toString();
  }

  /** The texts of hits, with the matched words between the characters U+0002 and U+0003. */
  public Map<Long, String> marked(Found found) {
    Map<Long, String> texts = new HashMap<>();
    for (SearchHit hit : found.hits()) {
      sql.queryOne(
              "SELECT highlight(words, 0, char(2), char(3)) AS marked FROM words"
                  + " WHERE words MATCH ? AND rowid = ?",
              row -> row.text("marked"),
              found.match(),
              hit.entry())
          .ifPresent(text -> texts.put(hit.entry(), text));
    }
    return texts;
  }

  /** The indexed word that a misspelt word of the query was probably meant to be. */
  public Optional<String> nearestWord(SearchQuery query) {
    for (Term term : query.terms()) {
      String word = QuestionRanking.folded(term.text());
      if (term.isWord()
          && word.length() > 3
          && sql.queryOne(
                  "SELECT 1 AS one FROM terms WHERE term = ?", row -> row.number("one"), word)
              .isEmpty()) {
        return NearestWord.of(
            word,
            sql.query(
                "SELECT term FROM terms WHERE length(term) BETWEEN ? AND ?",
                row -> row.text("term"),
                word.length() - 2,
                word.length() + 2));
      }
    }
    return Optional.empty();
  }

  private interface Expression {
    String of(Term term);
  }

  private static String all(SearchQuery query, Expression expression) {
    String wanted =
        query.terms().stream()
            .map(expression::of)
            .map(group -> "(" + group + ")")
            .collect(Collectors.joining(" AND "));
    return query.excluded().isEmpty() || wanted.isEmpty()
        ? wanted
        : "("
            + wanted
            + ") NOT ("
            + query.excluded().stream().map(expression::of).collect(Collectors.joining(" OR "))
            + ")";
  }

  private String any(List<Term> terms) {
    return terms.stream().map(this::withSynonyms).collect(Collectors.joining(" OR "));
  }

  private String withSynonyms(Term term) {
    if (term.exact()) {
      return withForms(term);
    }
    if (term.isUnspaced()) {
      return withWordsInside(term);
    }
    String same = term.text().length() < SHORTEST_COMPOUND ? withStem(term) : withParts(term);
    return FieldWords.synonyms(term.text()).stream()
        .map(word -> withStem(new Term(word, false, false)))
        .reduce(same, (left, right) -> left + " OR " + right);
  }

  /** The word, words that hold it, and words that it holds: a compound and its parts. */
  private String withParts(Term term) {
    String word = QuestionRanking.folded(term.text());
    return sql
        .query(
            "SELECT term FROM terms WHERE (length(term) > 4 AND instr(?, term) > 0)"
                + " OR instr(term, ?) > 0 ORDER BY cnt DESC, term LIMIT ?",
            row -> row.text("term"),
            word,
            QuestionRanking.folded(FieldWords.stem(term.text())),
            MOST_WORDS_INSIDE)
        .stream()
        .map(part -> "\"" + part + "\"")
        .reduce(withStem(term), (left, right) -> left + " OR " + right);
  }

  /** Without spaces, a word mostly stands inside of others, also when it stands alone somewhere. */
  private String withForms(Term term) {
    return term.isUnspaced() ? withWordsInside(term) : withStem(term);
  }

  /** The word, and words that begin with its stem; a word that matches itself counts twice. */
  private static String withStem(Term term) {
    if (term.isPrefix()) {
      return quoted(term) + " *";
    }
    if (!term.isWord() || term.text().length() < 4) {
      return quoted(term);
    }
    return quoted(term) + " OR \"" + FieldWords.stem(term.text()) + "\" *";
  }

  /** The same, and words that hold the word anywhere: also how text without spaces is found. */
  private String withWordsInside(Term term) {
    if (!term.isWord()) {
      return withStem(term);
    }
    return sql
        .query(
            "SELECT term FROM terms WHERE instr(term, ?) > 0 ORDER BY cnt DESC, term LIMIT ?",
            row -> row.text("term"),
            QuestionRanking.folded(term.text()),
            term.isUnspaced() ? MOST_SENTENCES : MOST_WORDS_INSIDE)
        .stream()
        .map(word -> "\"" + word + "\"")
        .reduce(withStem(term), (left, right) -> left + " OR " + right);
  }

  private static String quoted(Term term) {
    return "\"" + term.text().replace("\"", "\"\"") + "\"";
  }
}
