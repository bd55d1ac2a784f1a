package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.folder.ProjectFolder;
import dev.memories.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    Registry.of(SessionSelection.of(traces))
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
          "01d000%02d-0000-7000-8000-000000000000".formatted(day),
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
                List.of("- `make test`: `all passed`" + " [01d00002-0000 L6; 01d00001-0000 L6]")));
  }

  @Test
  void whereACheckEndsDifferentlyTheNewerWins() {
    assertThat(merge(Session.step(PASSED), Session.step(FAILED), Session.step(FAILED)))
        .isEqualTo(Map.of(Topic.CHECKS, List.of("- `make test`: `all passed` [01d00003-0000 L6]")));
    assertThat(merge(Session.step(FAILED), Session.step(PASSED))).isEmpty();
  }

  @Test
  void aCheckThatPassedInMoreOlderSessionsStandsBesideTheNewer() {
    assertThat(merge(Session.step(FAILED), Session.step(PASSED), Session.step(PASSED)))
        .isEqualTo(
            Map.of(
                Topic.CHECKS,
                List.of(
                    "- `make test`: `all passed` [01d00002-0000 L6;"
                        + " 01d00001-0000 L6; failed in a newer session, verify]",
                    "- `make test`, exit 1: `boom` [01d00003-0000 L6;"
                        + " passed in more older sessions, verify]")));
  }

  @Test
  void aCommandIsAnotherOneInAnotherFolder() {
    assertThat(
            merge(
                Session.step(
                    "- Run `make test` to verify: exit 0, `root` [L6]\n"
                        + "- Run `make test` to verify, in `api`: exit 0, `api` [L9]\n"
                        + "- Run `cd /srv/shop/web && make test` to verify: exit 0, `web` [L11]")))
        .isEqualTo(
            Map.of(
                Topic.CHECKS,
                List.of(
                    "- `make test`: `root` [01d00001-0000 L6]",
                    "- `make test`, in `api`: `api` [01d00001-0000 L9]",
                    "- `make test`, in `web`: `web` [01d00001-0000 L11]")));
  }

  @Test
  void aKillIsNoVerdict() {
    assertThat(
            merge(
                Session.step("- `make test`, exit 137: `Killed` [L6]"),
                Session.step(PASSED),
                Session.step(PASSED)))
        .isEqualTo(
            Map.of(
                Topic.CHECKS,
                List.of("- `make test`: `all passed` [01d00002-0000 L6; 01d00001-0000 L6]")));
  }

  @Test
  void oneShortRuleIsNotCutByTheSizeOfItsTrace() {
    String body = "# A\nTrace context: a\nUser preferences:\n- \"Always round up.\" [L2]\n";
    Trace trace = TestTraces.trace("01d00001-0000-7000-8000-000000000000", "/srv/shop", body);

    assertThat(
            OfflineConsolidator.merge(
                    trace.project(), List.of(trace), ProjectFolder.of(trace.project()))
                .registry())
        .contains("Always round up.");
  }

  @Test
  void ofOneSessionTheLastRunCounts() {
    assertThat(
            merge(
                Session.step(
                    FAILED + "\n- `cd /srv/shop && make test 2>&1`, exit 0: `fine` [L9, L10]")))
        .isEqualTo(Map.of(Topic.CHECKS, List.of("- `make test`: `fine` [01d00001-0000 L10]")));
  }

  @Test
  void aChainThatPassedProvesItsParts() {
    assertThat(merge(Session.step("- `sed -i s/a/b/ x && make test`, exit 0: `fine` [L5, L6]")))
        .isEqualTo(Map.of(Topic.CHECKS, List.of("- `make test`: `fine` [01d00001-0000 L6]")));
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

  @Test
  void aWishThatPointsAtTheWorkInHandIsNoRule() {
    assertThat(
            merge(
                    Session.wish("uncertain", "No, take that out again, I do not want those."),
                    Session.wish("uncertain", "Please read what the others wrote:"),
                    Session.wish("uncertain", "Do not touch live.c, it is fine."),
                    Session.wish("uncertain", "Never touch live.c, it is made by a tool."))
                .get(Topic.PREFERENCES))
        .containsExactly("- \"Never touch live.c, it is made by a tool.\" [01d00001-0000 L3]");
  }

  @Test
  void aWishOfAPromptThatComesInManySessionsIsTheAutomations() {
    Session[] nightly = new Session[3];
    Arrays.fill(nightly, Session.wish("uncertain", "Always end with one word."));
    assertThat(merge(nightly))
        .isEqualTo(
            Map.of(
                Topic.PREFERENCES,
                List.of(
                    "- \"Always end with one word.\" [01d00003-0000 L3;"
                        + " 01d00002-0000 L3; 01d00001-0000 L3]")));
    List<Trace> traces = new ArrayList<>();
    for (int day = 3; day > 0; day--) {
      Trace trace = nightly[0].trace(day);
      traces.add(
          TestTraces.trace(
              trace.id().value(),
              "/srv/shop",
              trace.body().replace("Do the work of day " + day, "Look at every link")
                  + "\n- `x"
                  + day
                  + ".c`: changed [L9]"));
    }
    assertThat(registry(traces)).doesNotContainKey(Topic.PREFERENCES);
  }

  @Test
  void rulesAndTrapsThatCameBackOutliveTheTenNewestSessions() {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sessions.add(Session.known("- The part `p" + i + "` is new. [L4]"));
    }
    String trap = "- `make up`, exit 1: `port 80 is in use`; passed as `make up PORT=81` [L5, L8]";
    sessions.add(Session.failure(trap));
    sessions.add(Session.failure(trap));
    sessions.add(Session.wish("uncertain", "Never use tabs for indentation."));
    sessions.add(Session.known("- The part `old` is old. [L4]"));

    Map<Topic, List<String>> merged = merge(sessions.toArray(Session[]::new));

    assertThat(merged.get(Topic.PREFERENCES)).singleElement().asString().contains("tabs");
    assertThat(merged.get(Topic.TRAPS)).singleElement().asString().contains("PORT=81");
    assertThat(merged.get(Topic.KNOWLEDGE)).noneMatch(bullet -> bullet.contains("old"));
  }

  @Test
  void sessionsWithNothingToSayDoNotCrowdOutOthers() {
    List<Session> sessions = new ArrayList<>(Collections.nCopies(12, Session.EMPTY));
    sessions.add(Session.known("- The cache lives in `~/.cache/shop`. [L4]"));

    assertThat(merge(sessions.toArray(Session[]::new))).containsKey(Topic.KNOWLEDGE);
  }

  @Test
  void aLaterSessionClosesAnOpenEnd() {
    Session open = Session.failure("- open: \"The flag `--dry` is not documented yet.\" [L8]");
    assertThat(merge(open)).containsKey(Topic.FOLLOW_UPS);
    assertThat(
            merge(new Session("success", "", "", "", "- `--dry` is in the manual. [L4]", ""), open))
        .doesNotContainKey(Topic.FOLLOW_UPS);
    assertThat(merge(new Session("fail", "", "", "", "- `--dry` is in the manual. [L4]", ""), open))
        .containsKey(Topic.FOLLOW_UPS);
  }

  @Test
  void aSentenceThatLeansOnAnotherStaysWithIt() {
    assertThat(
            merge(
                    Session.known(
                        """
                        - "`parse` cut the day at midnight because of the zone." [L9]
                        - "It uses `ServiceDay` now." [L9]"""))
                .get(Topic.KNOWLEDGE))
        .containsExactly(
            "- \"`parse` cut the day at midnight because of the zone.\""
                + " \"It uses `ServiceDay` now.\" [01d00001-0000 L9]");
    assertThat(merge(Session.known("- \"It uses `ServiceDay` now.\" [L9]"))).isEmpty();
  }

  @Test
  void theStateOfOneMomentIsNoKnowledge() {
    assertThat(
            merge(
                Session.known(
                    "- \"The lock 5b1f2c1e-6a0d-4b7e-9a51-3f00f1d7c111 of `ci` is held.\" [L9]")))
        .isEmpty();
  }

  @Test
  void aWishOfACopiedSessionIsSaidOnce() {
    List<Trace> traces = new ArrayList<>();
    for (int day = 2; day > 0; day--) {
      Trace trace = Session.wish("uncertain", "Never use the old oil.").trace(day);
      traces.add(
          TestTraces.trace(
              trace.id().value(),
              "/srv/shop",
              trace.body().replace("Do the work of day " + day, "Clean the whole machine")
                  + "\n- `x"
                  + day
                  + ".c`: changed [L9]"));
    }
    assertThat(registry(traces).get(Topic.PREFERENCES))
        .containsExactly("- \"Never use the old oil.\" [01d00002-0000 L3]");
  }
}
