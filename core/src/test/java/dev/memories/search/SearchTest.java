package dev.memories.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.search.SearchEntry.Origin;
import dev.memories.search.SearchQuery.Term;
import dev.memories.session.SessionId;
import dev.memories.text.DataFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final Instant NOW = TestSessions.NOON;
  private static final String SHOP = "/srv/shop";
  private static final String PANEL = "/srv/panel";

  private final SearchDatabase database = SearchDatabase.inMemory();
  private int sources;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void allWordsMustOccur() {
    said(SHOP, "the cart total is wrong", "the cart is empty");

    assertThat(found("cart total")).containsExactly("the cart total is wrong");
    assertThat(found("cart missing")).isEmpty();
  }

  @Test
  void quotedWordsMustStandTogether() {
    said(SHOP, "run the mix precommit alias", "precommit before a mix");

    assertThat(found("\"mix precommit\"")).containsExactly("run the mix precommit alias");
  }

  /** Every session that changed a file is wanted; for words, a repeat is no news. */
  @Test
  void sameFileInTwoSessionsIsNamedTwice() {
    for (int session = 0; session < 2; session++) {
      add(SHOP, SearchPlace.SESSION, SearchKind.FILE, "src/cart.js", false, NOW);
    }
    SearchFilter all = new SearchFilter(null, SHOP, Set.of(), Set.of(), false, null, null);

    assertThat(database.search().naming("cart.js", all, 10, NOW)).hasSize(2);
    assertThat(found("cart.js")).hasSize(1);
  }

  @Test
  void traceTellsOfAFileMoreThanThatItChanged() {
    SessionId id = TestSessions.id(1);
    trace(
        id,
        "changed `src/live.py`",
        "ran `git checkout -- src/live.py`",
        "the queue is bounded now",
        "`live.py` used `datetime.utcnow()`, which is naive");

    assertThat(database.sessions().told(id, "src/live.py", 3))
        .contains("`live.py` used `datetime.utcnow()`, which is naive");
    assertThat(database.sessions().told(id, "queue.py", 3)).isEmpty();
  }

  @Test
  void starFindsWordsThatBeginLikeThat() {
    said(SHOP, "deployment of staging", "destroy staging");

    assertThat(found("deplo*")).containsExactly("deployment of staging");
  }

  @Test
  void minusLeavesOutHits() {
    said(SHOP, "snapshot of the button", "snapshot of the page");

    assertThat(found("snapshot -page")).containsExactly("snapshot of the button");
  }

  @Test
  void optionsAreWordsAndNoExclusions() {
    said(SHOP, "cargo test --offline", "cargo test");

    assertThat(found("cargo --offline")).containsExactly("cargo test --offline");
  }

  @Test
  void wordsWithTheSameStemAreFound() {
    said(SHOP, "two migrations were renamed");

    assertThat(found("migration")).hasSize(1);
    assertThat(found("renaming")).hasSize(1);
  }

  @Test
  void wordIsFoundInsideOthersWhenItStandsNowhereAlone() {
    said(SHOP, "parseHeader throws", "kein Testdatensatz");

    assertThat(found("header")).containsExactly("parseHeader throws");
    assertThat(found("datensatz")).containsExactly("kein Testdatensatz");
  }

  @Test
  void textWithoutSpacesIsFound() {
    said(SHOP, "请先运行单元测试再提交", "别的话");

    assertThat(found("单元测试")).containsExactly("请先运行单元测试再提交");
  }

  @Test
  void shortWordsOfTextWithoutSpacesAreFound() {
    said(SHOP, "学習データの値で誤りでした", "테스트를 실행하세요", "先运行测试再提交", "Запусти файл ещё раз");

    assertThat(found("データ")).containsExactly("学習データの値で誤りでした");
    assertThat(found("値")).containsExactly("学習データの値で誤りでした");
    assertThat(found("실행")).containsExactly("테스트를 실행하세요");
    assertThat(found("테스트")).containsExactly("테스트를 실행하세요");
    assertThat(found("测试")).containsExactly("先运行测试再提交");
    assertThat(found("\"测试\"")).containsExactly("先运行测试再提交");
    assertThat(found("файл")).containsExactly("Запусти файл ещё раз");
  }

  @Test
  void wordThatStandsAloneSomewhereIsAlsoFoundInSentences() {
    said(SHOP, "予測 区間", "90% の予測区間を出したい");

    assertThat(found("予測")).hasSize(2);
  }

  @Test
  void sentenceWithoutSpacesFindsItsWords() {
    said(SHOP, "テストは必ず実行してからコミットする", "コミットは小さく", "表を更新する");

    assertThat(found("テストの実行方法")).containsExactly("テストは必ず実行してからコミットする");
    assertThat(found("テストはどうやって実行しますか？").getFirst()).isEqualTo("テストは必ず実行してからコミットする");
  }

  @Test
  void foldedWordsAreThoseOfTheIndex() {
    for (String word :
        List.of(
            "Größe", "Łódź", "naïve", "Việt", "файл", "ещё", "Ελλάδα", "データ", "한국어", "ﬁle",
            "İzmir")) {
      said(SHOP, word);
    }

    for (String word : List.of("Große", "naive", "Viet", "файл", "ещё", "データ", "한국어")) {
      assertThat(found(word)).as(word).hasSize(1);
    }
  }

  @Test
  void caseAndAccentsDoNotMatter() {
    said(SHOP, "Prüfe den Käse");

    assertThat(found("kase")).hasSize(1);
    assertThat(found("KÄSE")).hasSize(1);
  }

  @Test
  void misspeltWordGetsTheNearestOne() {
    said(SHOP, "the snapshot is stale");

    assertThat(database.search().nearestWord(SearchQuery.parse("snapshto"))).contains("snapshot");
    assertThat(database.search().nearestWord(SearchQuery.parse("snapshot"))).isEmpty();
  }

  @Test
  void memoryComesBeforeSessions() {
    said(SHOP, "use pnpm here");
    bullet(SHOP, "use pnpm here, never npm", NOW);

    assertThat(found("pnpm")).containsExactly("use pnpm here, never npm", "use pnpm here");
  }

  @Test
  void ownProjectComesFirst() {
    said(PANEL, "deploy to staging");
    said(SHOP, "deploy to staging now");

    SearchFilter own = new SearchFilter(null, SHOP, Set.of(), Set.of(), false, null, null);
    assertThat(database.search().find(SearchQuery.parse("deploy"), own, 10, NOW).hits())
        .extracting(SearchHit::cwd)
        .containsExactly(SHOP, PANEL);
  }

  @Test
  void newerEntriesComeFirst() {
    bullet(SHOP, "deploy on friday", NOW.minus(Duration.ofDays(400)));
    bullet(SHOP, "deploy on monday", NOW);

    assertThat(found("deploy")).containsExactly("deploy on monday", "deploy on friday");
  }

  @Test
  void filterLimitsPlaceKindTimeAndFailure() {
    bullet(SHOP, "deploy needs a tag", NOW.minus(Duration.ofDays(9)));
    said(SHOP, "deploy it");
    add(SHOP, SearchPlace.SESSION, SearchKind.COMMAND, "make deploy (exit 2)", true, NOW);

    assertThat(found("deploy", filter(Set.of(SearchPlace.REGISTRY), Set.of(), false, null)))
        .containsExactly("deploy needs a tag");
    assertThat(found("deploy", filter(Set.of(), Set.of(SearchKind.USER), false, null)))
        .containsExactly("deploy it");
    assertThat(found("deploy", filter(Set.of(), Set.of(), true, null)))
        .containsExactly("make deploy (exit 2)");
    assertThat(found("deploy", filter(Set.of(), Set.of(), false, NOW.minus(Duration.ofDays(1)))))
        .containsExactlyInAnyOrder("deploy it", "make deploy (exit 2)");
  }

  @Test
  void questionFindsTheCommandAlthoughItSharesNoWord() {
    bullet(SHOP, "Run `npx vitest` to verify: exit 0, `12 passed`", NOW);
    bullet(SHOP, "Run `npx vite build`: exit 0", NOW);
    bullet(SHOP, "\"never edit the changelog\"", NOW);

    assertThat(found("how do I test this?").getFirst()).contains("npx vitest");
  }

  @Test
  void markAtTheEndOfAQuestionHidesNoWord() {
    bullet(SHOP, "`uv run ruff check`", NOW);

    assertThat(found("how do I lint?")).containsExactly("`uv run ruff check`");
  }

  /** "does" and "not" say little, so it is a sentence, of which not all words need to occur. */
  @Test
  void sentenceOfWhichNotAllWordsOccurIsAnswered() {
    bullet(SHOP, "`adb devices`: cannot connect to daemon", NOW);

    assertThat(found("adb does not connect"))
        .containsExactly("`adb devices`: cannot connect to daemon");
    assertThat(found("adb devices unheard")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wie führe ich die Prüfungen aus?",
        "comment lancer les essais",
        "cómo ejecuto las pruebas",
        "come eseguo le prove?",
        "jak uruchomić testy",
        "как запустить тесты",
        "як виконати тести",
        "testleri nasıl çalıştırırım",
        "hur kör jag testerna?",
        "怎么运行测试",
        "テストはどう実行しますか",
        "테스트는 어떻게 실행하나요"
      })
  void questionInAnotherLanguageFindsWhatTheMemorySaysInEnglish(String question) {
    bullet(SHOP, "Run `cargo test` to verify.", NOW);
    bullet(SHOP, "The icons are in assets.", NOW);

    assertThat(found(question)).containsExactly("Run `cargo test` to verify.");
  }

  @Test
  void wordOfAnotherLanguageAloneIsOnlyAWord() {
    bullet(SHOP, "Run `cargo test` to verify.", NOW);

    assertThat(found("essais")).isEmpty();
  }

  @Test
  void beginningsOfForeignWordsAreWrittenAsTheIndexFoldsThemAndAreNoEnglishWords() {
    for (String line : DataFile.entries(SearchQuery.class, "foreign-words.txt")) {
      List<Term> english = terms(line.substring(0, line.indexOf(':')));
      assertThat(line).isEqualTo(QuestionRanking.folded(line));
      assertThat(ForeignWords.withEnglish(english)).isEqualTo(english);
    }
    List<Term> plain =
        terms(
            "testing running builds started compiler verified reviewed still style failing falls"
                + " resolved fixtures imported logger removed cancelled mapped confirmed projects"
                + " connection agent filter silent site oracle deleted important journal"
                + " controller cancellation");
    assertThat(ForeignWords.withEnglish(plain)).isEqualTo(plain);
  }

  private static List<Term> terms(String words) {
    return Stream.of(words.split(" ")).map(word -> new Term(word, false, false)).toList();
  }

  @Test
  void quotesAndOperatorsOfTheIndexAreOnlyText() {
    said(SHOP, "NEAR miss");

    assertThat(found("NEAR(\"miss")).containsExactly("NEAR miss");
    assertThat(found("text:miss")).isEmpty();
    assertThat(found("AND OR NOT")).isEmpty();
  }

  @Test
  void bulletWithTheCommandItselfComesFirst() {
    bullet(SHOP, "`pnpm --filter ui test`: `22 passed`; `pnpm -r lint`", NOW);
    bullet(SHOP, "`pnpm -r test`: `38 passed`", NOW);

    assertThat(saying("pnpm -r test")).containsExactly("`pnpm -r test`: `38 passed`");
  }

  @Test
  void bulletWithAllTheWordsIsFoundWhenNoneHasThemInARow() {
    bullet(SHOP, "`pnpm --filter ui test`: `22 passed`", NOW);
    bullet(SHOP, "`pnpm -r lint`: `no problems`", NOW);

    assertThat(saying("test pnpm")).containsExactly("`pnpm --filter ui test`: `22 passed`");
    assertThat(saying("pnpm -filter tests")).hasSize(1);
  }

  @Test
  void everyMatchCountsAlsoBeyondTheLimit() {
    for (int i = 0; i < 30; i++) {
      said(SHOP, "run the tests of part " + i);
    }

    // Of 30 matches, all are read for 4 hits, and 23 for 1.
    for (int limit : List.of(4, 1)) {
      Search.Found found =
          database.search().find(SearchQuery.parse("test"), SearchFilter.ALL, limit, NOW);
      assertThat(found.hits()).hasSize(limit);
      assertThat(found.total().getAsLong()).isEqualTo(30);
    }
  }

  @Test
  void repeatsTakeNoPlaceOfOtherHits() {
    for (int i = 0; i < 5; i++) {
      said(SHOP, "run the tests");
    }
    said(SHOP, "run the slow tests of the whole shop");

    assertThat(
            database
                .search()
                .find(SearchQuery.parse("test"), SearchFilter.ALL, 2, NOW)
                .hits()
                .stream()
                .map(SearchHit::text))
        .containsExactly("run the tests", "run the slow tests of the whole shop");
  }

  @Test
  void matchedWordsAreMarked() {
    said(SHOP, "run the tests");

    Search.Found found =
        database.search().find(SearchQuery.parse("test"), SearchFilter.ALL, 9, NOW);
    assertThat(database.search().marked(found).values())
        .containsExactly("run the \u0002tests\u0003");
  }

  private List<String> saying(String text) {
    return database.search().bulletsThatSay(text, SearchFilter.ALL, 10, NOW).stream()
        .map(SearchHit::text)
        .toList();
  }

  private List<String> found(String query) {
    return found(query, SearchFilter.ALL);
  }

  private List<String> found(String query, SearchFilter filter) {
    return database.search().find(SearchQuery.parse(query), filter, 10, NOW).hits().stream()
        .map(SearchHit::text)
        .toList();
  }

  private static SearchFilter filter(
      Set<SearchPlace> places, Set<SearchKind> kinds, boolean failed, Instant since) {
    return new SearchFilter(null, null, places, kinds, failed, since, null);
  }

  private void said(String cwd, String... texts) {
    for (String text : texts) {
      add(cwd, SearchPlace.SESSION, SearchKind.USER, text, false, NOW);
    }
  }

  private void trace(SessionId id, String... steps) {
    database.replace(
        new SearchSource(
            SearchSource.ofTrace(id),
            "1",
            id,
            SHOP,
            Path.of("/x"),
            NOW,
            "",
            null,
            SessionCounts.NONE),
        Stream.of(steps)
            .map(
                step ->
                    new SearchEntry(
                        SearchPlace.TRACE,
                        SearchKind.AGENT,
                        step,
                        "",
                        Origin.of(id, 5, null),
                        false,
                        1))
            .toList());
  }

  private void bullet(String cwd, String text, Instant at) {
    add(cwd, SearchPlace.REGISTRY, BulletWords.kind("", text), text, false, at);
  }

  private void add(
      String cwd, SearchPlace place, SearchKind kind, String text, boolean failed, Instant at) {
    sources++;
    database.replace(
        new SearchSource(
            "s" + sources, "1", null, cwd, Path.of("/x"), at, "", null, SessionCounts.NONE),
        List.of(new SearchEntry(place, kind, text, "", new Origin(null, 0, at), failed, 0)));
  }
}
