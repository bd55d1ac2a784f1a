package dev.memories.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.memories.TestSessions;
import dev.memories.search.SearchEntry.Origin;
import dev.memories.session.SessionId;
import dev.memories.state.sql.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchDatabaseTest {
  /** Begins like no other word here: the full-text index would store only how it goes on. */
  private static final String SECRET_WORD = "marmalade";

  @TempDir Path folder;

  @Test
  void replacedSourceHasOnlyItsNewEntries() {
    try (SearchDatabase database = open()) {
      save(database, 1, "old words");
      save(database, 1, "new words");

      assertThat(count(database, "old")).isZero();
      assertThat(count(database, "new")).isEqualTo(1);
    }
  }

  @Test
  void forgottenWordsAreInNoByteOfTheFiles() throws IOException {
    try (SearchDatabase database = open()) {
      for (int number = 2; number < 200; number++) {
        save(database, number, "filler number " + number + " of many sessions");
      }
      save(database, 1, SECRET_WORD + " is what this session is about");
      assertThat(bytes()).contains(SECRET_WORD);

      database.forget(List.of(TestSessions.id(1)));

      assertThat(bytes()).doesNotContain(SECRET_WORD).contains("filler number");
      assertThat(count(database, SECRET_WORD)).isZero();
    }
    assertThat(bytes()).doesNotContain(SECRET_WORD);
  }

  @Test
  void firstWordsOfPagesAreForgottenToo() throws IOException {
    String words =
        IntStream.range(0, 4_000)
            .mapToObj(number -> SECRET_WORD + number)
            .collect(Collectors.joining(" "));
    try (SearchDatabase database = open()) {
      save(database, 2, "another session");
      save(database, 1, words);

      database.forget(List.of(TestSessions.id(1)));

      assertThat(bytes()).doesNotContain(SECRET_WORD).contains("another session");
    }
  }

  /** FTS5 merges differently depending on the sizes and the order of what came and went before. */
  @Test
  void wordsAreForgottenWhateverCameAndWentBefore() throws IOException {
    Random random = new Random(1);
    Set<Integer> kept = new LinkedHashSet<>();
    List<String> forgotten = new ArrayList<>();
    try (SearchDatabase database = open()) {
      for (int number = 1; number <= 200; number++) {
        String filler =
            IntStream.range(0, random.nextInt(random.nextInt(10) == 0 ? 6_000 : 100))
                .mapToObj(_ -> " f" + random.nextInt(30_000))
                .collect(Collectors.joining());
        save(database, number, SECRET_WORD + number + "x" + filler);
        kept.add(number);
        if (random.nextInt(10) == 0) {
          List<Integer> gone = new ArrayList<>(kept);
          if (random.nextBoolean()) {
            gone.removeIf(_ -> random.nextInt(3) > 0);
          }
          database.forget(gone.stream().map(TestSessions::id).toList());
          gone.forEach(each -> forgotten.add(SECRET_WORD + each + "x"));
          kept.removeAll(gone);
          String bytes = bytes();
          assertThat(forgotten).filteredOn(bytes::contains).isEmpty();
        }
      }
    }
    assertThat(forgotten).hasSizeGreaterThan(100);
  }

  @Test
  void wordsOfARemovedOrReplacedDocumentAreInNoByteOfTheFiles() throws IOException {
    try (SearchDatabase database = open()) {
      save(database, 2, "another session");
      save(database, 1, SECRET_WORD + " of a session");
      saveFile(database, "a bullet of " + SECRET_WORD);

      database.remove(List.of(SearchSource.ofSession(TestSessions.id(1))));
      saveFile(database, "a bullet of nothing");
      database.dropLostWords();
      database.emptyLog();

      assertThat(bytes()).doesNotContain(SECRET_WORD).contains("another session");
    }
  }

  /** The user may take out of a log by hand what no rule knows for a secret. */
  @Test
  void wordsThatWereTakenOutOfASessionAreInNoByteOfTheFiles() throws IOException {
    List<SearchEntry> whole =
        List.of(
            entry(SearchKind.USER, 1, "ask"),
            entry(SearchKind.AGENT, 2, SECRET_WORD + " is the answer"),
            entry(SearchKind.USER, 3, "ask again"),
            entry(SearchKind.COMMAND, 4, "run"));
    List<List<SearchEntry>> edited =
        List.of(
            List.of(whole.get(0), entry(SearchKind.AGENT, 2, "[] is the answer"), whole.get(2)),
            List.of(whole.get(0), entry(SearchKind.USER, 2, "ask again")),
            List.of(whole.get(0)));
    for (List<SearchEntry> after : edited) {
      try (SearchDatabase database = open()) {
        save(database, 2, "another session");
        database.replace(source(1, Path.of("/x")), whole);

        database.replace(source(1, Path.of("/x")), after);
        database.dropLostWords();
        database.emptyLog();

        assertThat(bytes()).doesNotContain(SECRET_WORD).contains("another session");
      }
    }
  }

  /** To drop words takes longer than most searches. */
  @Test
  void sessionThatGoesOnKeepsWhatItDoesNotTellAnyMore() throws IOException {
    try (SearchDatabase database = open()) {
      database.replace(
          source(1, Path.of("/x")),
          List.of(
              entry(SearchKind.USER, 1, "ask"),
              entry(SearchKind.AGENT, 2, SECRET_WORD + " is the answer so far"),
              entry(SearchKind.COMMAND, 3, "run")));

      database.replace(
          source(1, Path.of("/x")),
          List.of(
              entry(SearchKind.USER, 1, "ask"),
              entry(SearchKind.COMMAND, 3, "run (exit 1)"),
              entry(SearchKind.AGENT, 5, "the answer")));
      database.dropLostWords();
      database.emptyLog();

      assertThat(bytes()).contains(SECRET_WORD);
      assertThat(count(database, SECRET_WORD)).isZero();
    }
  }

  @Test
  void namesOfFoldersAreForgottenToo() throws IOException {
    try (SearchDatabase database = open()) {
      save(database, 1, "words", Path.of("/srv/" + SECRET_WORD + "/rollout.jsonl"));
      save(database, 2, "words", Path.of("/srv/others/rollout.jsonl"));
      assertThat(bytes()).contains(SECRET_WORD);

      database.forget(List.of(TestSessions.id(1)));

      assertThat(bytes()).doesNotContain(SECRET_WORD).contains("/srv/others");
    }
  }

  @Test
  void pathsComeBackWhole() {
    Path named = Path.of("/srv/sessions/rollout-" + TestSessions.id(1).value() + ".jsonl");
    List<Path> paths = List.of(named, Path.of("/srv/sessions/other.jsonl"), Path.of("/top.jsonl"));
    try (SearchDatabase database = open()) {
      for (int number = 1; number <= paths.size(); number++) {
        save(database, number, "words " + number, paths.get(number - 1));
      }

      assertThat(hits(database, "words")).extracting(SearchHit::path).hasSameElementsAs(paths);
      assertThat(database.sessions().all().values())
          .extracting(SessionQuestions.Known::rollout)
          .hasSameElementsAs(paths);
    }
  }

  /** Entries are numbered within the range of their source, and one of several may be replaced. */
  @Test
  void entriesKeepTheirSource() {
    try (SearchDatabase database = open()) {
      for (int number = 1; number <= 4; number++) {
        save(database, number, "words of session " + number);
      }
      database.replace(source(5, Path.of("/x")), List.of());
      save(database, 2, "words of session 2 again");
      save(database, 6, "words of session 6");

      assertThat(hits(database, "words"))
          .hasSize(5)
          .allSatisfy(
              hit ->
                  assertThat(hit.text())
                      .startsWith(
                          "words of session " + Integer.parseInt(hit.session().substring(24), 16)));
      assertThat(database.stamps()).hasSize(6);
    }
  }

  @Test
  void everyPlaceAndKindComesBack() {
    try (SearchDatabase database = open()) {
      List<SearchEntry> entries = new ArrayList<>();
      for (SearchPlace place : SearchPlace.values()) {
        for (SearchKind kind : SearchKind.values()) {
          for (boolean failed : new boolean[] {false, true}) {
            entries.add(
                new SearchEntry(
                    place,
                    kind,
                    "%s %s %s".formatted(place, kind, failed),
                    "told",
                    Origin.of(TestSessions.id(1), 1, null),
                    failed,
                    failed ? 2 : 1));
          }
        }
      }
      database.replace(source(1, Path.of("/x")), entries);

      assertThat(hits(database, "told"))
          .hasSize(entries.size())
          .allSatisfy(
              hit ->
                  assertThat("%s %s %s".formatted(hit.place(), hit.kind(), hit.failed()))
                      .isEqualTo(hit.text()));
    }
  }

  @Test
  void damagedFileIsReplaced() throws IOException {
    try (SearchDatabase database = open()) {
      save(database, 1, "words");
    }
    Files.writeString(file(), "no database at all, but long enough to be read as one".repeat(20));

    try (SearchDatabase database = open()) {
      assertThat(database.stamps()).isEmpty();
      save(database, 1, "words");
      assertThat(count(database, "words")).isEqualTo(1);
    }
  }

  @Test
  void lostEntryIsDamage() {
    try (SearchDatabase database = open()) {
      save(database, 1, "words of one");
      save(database, 2, "words of two");
    }
    try (var sql = SearchFile.open(file())) {
      sql.script("DELETE FROM entry WHERE text = 'words of two'");
    }
    try (SearchDatabase database = open()) {
      assertThatThrownBy(() -> count(database, "words"))
          .isInstanceOfSatisfying(
              StateException.class, failure -> assertThat(failure.isDamage()).isTrue());
    }
  }

  @Test
  void fileOfAnotherReleaseIsReplaced() {
    try (SearchDatabase database = open()) {
      save(database, 1, "words");
      database.setMark("x", "y");
    }
    try (var sql = SearchFile.open(file())) {
      sql.script("PRAGMA user_version = 99");
    }
    try (SearchDatabase database = open()) {
      assertThat(database.stamps()).isEmpty();
    }
  }

  @Test
  void onlyTheUserMayReadTheFile() throws IOException {
    open().close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void twoProcessesMayWriteAtOnce() throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int writer = 0; writer < 2; writer++) {
      Thread thread =
          new Thread(
              () -> {
                try (SearchDatabase database = open()) {
                  for (int number = 1; number < 40; number++) {
                    save(database, number, "words of session " + number);
                  }
                }
              });
      thread.setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
      writers.add(thread);
      thread.start();
    }
    for (Thread thread : writers) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    try (SearchDatabase database = open()) {
      assertThat(database.stamps()).hasSize(39);
      assertThat(count(database, "words")).isEqualTo(39);
    }
  }

  private Path file() {
    return folder.resolve("search.sqlite");
  }

  private SearchDatabase open() {
    return SearchDatabase.open(file());
  }

  private static long count(SearchDatabase database, String word) {
    return database
        .search()
        .find(SearchQuery.parse(word), SearchFilter.ALL, 5, TestSessions.NOON)
        .total()
        .getAsLong();
  }

  private static List<SearchHit> hits(SearchDatabase database, String word) {
    return database
        .search()
        .find(SearchQuery.parse(word), SearchFilter.ALL, 100, TestSessions.NOON)
        .hits();
  }

  private static void save(SearchDatabase database, int number, String text) {
    save(database, number, text, Path.of("/x"));
  }

  private static void save(SearchDatabase database, int number, String text, Path path) {
    database.replace(source(number, path), List.of(entry(SearchKind.USER, 1, text)));
  }

  private static SearchEntry entry(SearchKind kind, long line, String text) {
    return new SearchEntry(
        SearchPlace.SESSION, kind, text, "", new Origin(null, line, null), false, 0);
  }

  private static void saveFile(SearchDatabase database, String text) {
    Path registry = Path.of("/srv/memory/MEMORY.md");
    database.replace(
        new SearchSource(
            SearchSource.ofFile(registry),
            text,
            null,
            "/srv/shop",
            registry,
            TestSessions.NOON,
            "",
            null,
            SessionCounts.NONE),
        List.of(
            new SearchEntry(
                SearchPlace.REGISTRY,
                SearchKind.USER,
                text,
                "",
                new Origin(null, 0, null),
                false,
                0)));
  }

  private static SearchSource source(int number, Path path) {
    SessionId id = TestSessions.id(number);
    return new SearchSource(
        SearchSource.ofSession(id),
        "1",
        id,
        "/srv/shop",
        path,
        TestSessions.NOON,
        "",
        null,
        SessionCounts.NONE);
  }

  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.toList()) {
        all.append(new String(Files.readAllBytes(path), UTF_8));
      }
    }
    return all.toString();
  }
}
