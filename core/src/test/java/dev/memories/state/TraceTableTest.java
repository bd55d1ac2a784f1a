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
            new Trace.Making("model", TestSessions.NOON, new Trace.Usage(1, 2, 3, 4)));
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

  private long writeTime() {
    return state
        .sql()
        .queryOne("SELECT updated_at FROM thread_memory", row -> row.number("updated_at"))
        .orElseThrow();
  }
}
