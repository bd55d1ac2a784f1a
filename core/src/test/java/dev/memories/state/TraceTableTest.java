package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Project;
import dev.memories.session.Session;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceHead;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceTableTest {
  private final TestClock clock = new TestClock(TestSessions.NOON);
  private final StateDatabase state = StateDatabase.inMemory(clock);
  private final TraceTable traces = state.traces();

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void savedTraceIsFound() {
    Trace plain = TestSessions.trace(TestSessions.session(1));
    Trace paid =
        new Trace(
            TestSessions.id(2),
            new Project("/srv/Größen"),
            "# Öl 🛢\n",
            "one line",
            new Trace.Subject("/link", Path.of("/r.jsonl"), "Título", TestSessions.NOON, null),
            new Trace.Making("model", 3, TestSessions.NOON, new Trace.Usage(1, 2, 3, 4), 5));
    traces.save(plain);
    traces.save(paid);

    assertThat(traces.find(plain.id())).contains(plain);
    assertThat(traces.find(paid.id())).contains(paid);
    assertThat(traces.projects()).containsExactly(paid.project(), plain.project());
    assertThat(traces.heads(paid.project()))
        .containsExactly(
            new TraceHead(
                paid.id(), paid.project(), paid.summary(), paid.subject(), paid.making()));
  }

  @Test
  void newestIsByTheTimeOfTheSessionNotOfTheTrace() {
    List<Trace> newestFirst =
        IntStream.rangeClosed(1, 12)
            .mapToObj(n -> TestSessions.trace(TestSessions.session(13 - n)))
            .toList();
    for (Trace trace : newestFirst) {
      traces.save(trace);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(traces.newest(new Project("/srv/shop"), 10))
        .containsExactlyElementsOf(newestFirst.subList(0, 10));
    assertThat(traces.newest(new Project("/srv/shop"), 0)).isEmpty();
    assertThat(traces.newest(new Project("/srv"), 10)).isEmpty();
  }

  @Test
  void writeTimeAlwaysMovesForward() {
    Trace trace = TestSessions.trace(TestSessions.session(1));
    traces.save(trace);
    clock.set(TestSessions.NOON.minusSeconds(100));
    traces.save(trace);

    assertThat(writeTime()).isEqualTo(TestSessions.NOON.getEpochSecond() + 1);

    clock.set(TestSessions.NOON.plusSeconds(50));
    traces.save(trace);
    assertThat(writeTime()).isEqualTo(TestSessions.NOON.getEpochSecond() + 50);
  }

  @Test
  void savingOrRemovingATraceKeepsTheSession() {
    Session session = TestSessions.session(1);
    state.sessions().save(List.of(session));
    traces.save(TestSessions.trace(session));

    assertThat(state.sessions().all()).containsExactly(session);
    assertThat(traces.remove(session.id())).isTrue();
    assertThat(traces.remove(session.id())).isFalse();
    assertThat(traces.all()).isEmpty();
    assertThat(state.sessions().all()).containsExactly(session);
  }

  @Test
  void headsAreFoundOneByOneTogetherAndNewestFirst() {
    Trace one = TestSessions.trace(TestSessions.session(1));
    Trace two = TestSessions.trace(TestSessions.session(2));
    traces.save(one);
    traces.save(two);

    assertThat(traces.heads()).containsExactly(head(two), head(one));
    assertThat(traces.findHead(one.id())).contains(head(one));
    assertThat(traces.findHead(TestSessions.id(3))).isEmpty();
    assertThat(traces.findHeads(List.of(two.id(), TestSessions.id(3))))
        .isEqualTo(Map.of(two.id(), head(two)));
  }

  @Test
  void folderBelongsToTheProjectOfItsNewestTrace() {
    traces.save(inProject(1, "/srv/old"));
    traces.save(inProject(2, "/srv/new"));
    traces.save(inProject(0, "/srv/older"));

    assertThat(traces.projectsByCwd()).isEqualTo(Map.of("/srv/shop", new Project("/srv/new")));
  }

  @Test
  void idsAreFoundByTheirFirstCharacters() {
    assertThat(traces.isEmpty()).isTrue();
    traces.save(TestSessions.trace(TestSessions.session(12)));
    traces.save(TestSessions.trace(TestSessions.session(1)));

    assertThat(traces.isEmpty()).isFalse();
    assertThat(traces.idsStartingWith("0194f5a6"))
        .containsExactly(TestSessions.id(1), TestSessions.id(12));
    assertThat(traces.idsStartingWith(TestSessions.id(12).value()))
        .containsExactly(TestSessions.id(12));
    assertThat(traces.idsStartingWith("0194%")).isEmpty();
  }

  /** A parent row made for a trace goes with it; the row of an indexed session stays. */
  @Test
  void removedTraceLeavesNoRowBehind() {
    traces.save(TestSessions.trace(TestSessions.session(1)));

    traces.remove(TestSessions.id(1));

    assertThat(state.sql().query("SELECT id FROM threads", row -> row.text("id"))).isEmpty();
  }

  private static TraceHead head(Trace trace) {
    return new TraceHead(
        trace.id(), trace.project(), trace.summary(), trace.subject(), trace.making());
  }

  private static Trace inProject(int n, String project) {
    Trace trace = TestSessions.trace(TestSessions.session(n));
    return new Trace(
        trace.id(),
        new Project(project),
        trace.body(),
        trace.summary(),
        trace.subject(),
        trace.making());
  }

  private long writeTime() {
    return state
        .sql()
        .queryOne("SELECT updated_at FROM thread_memory", row -> row.number("updated_at"))
        .orElseThrow();
  }
}
