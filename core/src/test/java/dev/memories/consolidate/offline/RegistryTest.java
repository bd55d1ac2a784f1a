package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the merge, one at a time: sessions are given newest first. */
class RegistryTest {
  private static final String PASSED = "- `make test`, exit 0: `all passed` [L5, L6]";
  private static final String FAILED = "- `make test`, exit 1: `boom` [L5, L6]";

  private static Map<Topic, List<String>> merge(Session... newestFirst) {
    List<Trace> traces = new ArrayList<>();
    for (Session session : newestFirst) {
      traces.add(session.trace(newestFirst.length - traces.size()));
    }
    return registry(traces);
  }

  private static Map<Topic, List<String>> registry(List<Trace> traces) {
    RegistryMarkdown markdown =
        new RegistryMarkdown(
            "shop", TracePrefixes.of(traces.stream().map(Trace::id).toList()), traces.size());
    Map<Topic, List<String>> bullets = new java.util.EnumMap<>(Topic.class);
    Registry.of(SessionTrace.of(traces))
        .findings()
        .forEach(
            (topic, findings) ->
                bullets.put(topic, findings.stream().map(markdown::bullet).toList()));
    return bullets;
  }

  /** A made-up session of one task. */
  private record Session(
      String outcome,
      String preferences,
      String steps,
      String failures,
      String knowledge,
      String pointers) {
    private static final Session EMPTY = new Session("uncertain", "", "", "", "", "");

    static Session step(String bullet) {
      return new Session("uncertain", "", bullet, "", "", "");
    }

    static Session wish(String outcome, String wish) {
      return new Session(outcome, "- \"" + wish + "\" [L3]", "", "", "", "");
    }

    static Session known(String bullet) {
      return new Session("uncertain", "", "", "", bullet, "");
    }

    static Session failure(String bullet) {
      return new Session("uncertain", "", "", bullet, "", "");
    }

    static Session pointer(String bullet) {
      return new Session("uncertain", "", "", "", "", bullet);
    }

    /**
     * @param day the later the newer
     */
    Trace trace(int day) {
      return TestTraces.trace(
          "01d0000%d-0000-7000-8000-000000000000".formatted(day),
          "/srv/shop",
          String.join(
              "\n",
              "# A session",
              "Trace context: /srv/shop",
              "User preferences:" + (preferences.isEmpty() ? " none observed" : ""),
              preferences,
              "",
              "## Task: Do the work of day " + day,
              "Outcome: " + outcome,
              "Key steps:",
              steps,
              "Things that did not work / things that can be improved:",
              failures,
              "Reusable knowledge:",
              knowledge,
              "Pointers and references (annotate why each item matters):",
              pointers));
    }
  }

  @Test
  void oneCommandThatPassedInTwoSessionsIsOneBulletWithBothIds() {
    assertThat(merge(Session.step(PASSED), Session.step(PASSED)))
        .isEqualTo(
            Map.of(
                Topic.CHECKS,
                List.of(
                    "- `make test`, exit 0: `all passed`"
                        + " [01d00002-0000 L6; 01d00001-0000 L6]")));
  }

  @Test
  void whereACheckEndsDifferentlyTheNewerWins() {
    assertThat(merge(Session.step(PASSED), Session.step(FAILED), Session.step(FAILED)))
        .isEqualTo(
            Map.of(
                Topic.CHECKS, List.of("- `make test`, exit 0: `all passed` [01d00003-0000 L6]")));
    assertThat(merge(Session.step(FAILED), Session.step(PASSED)))
        .isEqualTo(
            Map.of(Topic.CHECKS, List.of("- `make test`, exit 1: `boom` [01d00002-0000 L6]")));
  }

  @Test
  void aCheckThatPassedInMoreOlderSessionsStandsBesideTheNewer() {
    assertThat(merge(Session.step(FAILED), Session.step(PASSED), Session.step(PASSED)))
        .isEqualTo(
            Map.of(
                Topic.CHECKS,
                List.of(
                    "- `make test`, exit 0: `all passed` [01d00002-0000 L6;"
                        + " 01d00001-0000 L6; failed in a newer session, verify]",
                    "- `make test`, exit 1: `boom` [01d00003-0000 L6;"
                        + " passed in more older sessions, verify]")));
  }

  @Test
  void ofOneSessionTheLastRunCounts() {
    assertThat(
            merge(
                Session.step(
                    FAILED + "\n- `cd /srv/shop && make test 2>&1`, exit 0: `fine` [L9, L10]")))
        .isEqualTo(
            Map.of(Topic.CHECKS, List.of("- `make test`, exit 0: `fine` [01d00001-0000 L10]")));
  }

  @Test
  void aChainThatPassedProvesItsParts() {
    assertThat(merge(Session.step("- `sed -i s/a/b/ x && make test`, exit 0: `fine` [L5, L6]")))
        .isEqualTo(
            Map.of(Topic.CHECKS, List.of("- `make test`, exit 0: `fine` [01d00001-0000 L6]")));
    assertThat(merge(Session.step("- `make test; ls`, exit 0: `fine` [L5, L6]"))).isEmpty();
    assertThat(merge(Session.step("- `make test || true`, exit 0: `fine` [L5, L6]")).toString())
        .doesNotContain("`make test`");
  }

  @Test
  void ofOppositeWishesTheNewerWins() {
    assertThat(
            merge(
                Session.wish("uncertain", "Never use tabs for indentation."),
                Session.wish("uncertain", "Always use tabs for indentation!")))
        .isEqualTo(
            Map.of(
                Topic.PREFERENCES,
                List.of("- \"Never use tabs for indentation.\" [01d00002-0000 L3]")));
  }

  @Test
  void aWishWithMoreProvenSessionsStandsBesideTheNewer() {
    assertThat(
            merge(
                Session.wish("fail", "Please commit generated files."),
                Session.wish("success", "Do not commit generated files.")))
        .isEqualTo(
            Map.of(
                Topic.PREFERENCES,
                List.of(
                    "- \"Please commit generated files.\" [01d00002-0000 L3;"
                        + " more older sessions say the opposite, verify]",
                    "- \"Do not commit generated files.\" [01d00001-0000 L3;"
                        + " a newer session says the opposite, verify]"),
                Topic.FOLLOW_UPS,
                List.of("- Do the work of day 2: fail [01d00002-0000]")));
  }

  @Test
  void whatAnOlderWishSaysBesidesIsNotLost() {
    assertThat(
            merge(
                    Session.wish("uncertain", "Commit generated files."),
                    Session.wish("uncertain", "Do not commit generated files, keep them small."))
                .get(Topic.PREFERENCES))
        .containsExactly(
            "- \"Commit generated files.\" [01d00002-0000 L3]",
            "- \"Do not commit generated files, keep them small.\" [01d00001-0000 L3;"
                + " a newer session says the opposite in part, verify]");
  }

  @Test
  void wishesAboutDifferentThingsDoNotConflict() {
    assertThat(
            merge(
                    Session.wish("uncertain", "Never use tabs for indentation."),
                    Session.wish("uncertain", "Always use spaces for indentation."))
                .get(Topic.PREFERENCES))
        .hasSize(2);
  }

  @Test
  void genericAdviceIsDroppedUnlessItNamesSomething() {
    assertThat(
            merge(
                Session.known(
                    """
                    - Always write clean code and test thoroughly [L4]
                    - Follow best practices of `docs/style.md` [L5]""")))
        .isEqualTo(
            Map.of(
                Topic.KNOWLEDGE,
                List.of("- Follow best practices of `docs/style.md` [01d00001-0000 L5]")));
  }

  @Test
  void theSameStatementInOtherWordsOrderOrCaseIsOne() {
    assertThat(
            merge(
                Session.known("- The cache lives in `~/.cache/shop`. [L4]"),
                Session.known("- the cache lives in `~/.cache/shop` [L9]"),
                Session.known("- the cache does not live in `~/.cache/shop` [L9]")))
        .isEqualTo(
            Map.of(
                Topic.KNOWLEDGE,
                List.of(
                    "- The cache lives in `~/.cache/shop`. [01d00003-0000 L4; 01d00002-0000 L9]",
                    "- the cache does not live in `~/.cache/shop` [01d00001-0000 L9]")));
  }

  @Test
  void aTrapKeepsItsCauseAndLosesItsSequel() {
    assertThat(
            merge(
                Session.failure(
                    "- `make test`, exit 1: `boom`, after `x` -> `y`; next: `ls` [L4, L5]"),
                Session.step(PASSED)))
        .containsEntry(
            Topic.TRAPS,
            List.of("- `make test`, exit 1: `boom`, after `x` -> `y` [01d00002-0000 L5]"));
  }

  @Test
  void aPathOfTwoSessionsIsOnePlaceWithItsReasons() {
    assertThat(
            merge(
                Session.pointer("- `/srv/shop/src/a.c:7-9`: review finding \"off by one\" [L2]"),
                Session.pointer("- `src/a.c`: patched [L8]"),
                Session.pointer("- `b.c`: named by the user [L8]")))
        .isEqualTo(
            Map.of(
                Topic.PLACES,
                List.of(
                    "- `src/a.c`: review finding \"off by one\"; patched"
                        + " [01d00003-0000 L2; 01d00002-0000 L8]")));
  }

  @Test
  void anErrorThatTheUserReportedIsATrap() {
    assertThat(
            merge(
                Session.pointer(
                    "- `Caused by: java.io.IOException: gone`: error that the user reported [L2]")))
        .containsOnlyKeys(Topic.TRAPS);
  }

  @Test
  void emptySessionAddsNothing() {
    assertThat(merge(Session.EMPTY)).isEmpty();
  }
}
