package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.codex.CodexThread;
import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CodexThreadTableTest {
  private static final SessionId ONE = TestSessions.id(1);
  private static final SessionId TWO = TestSessions.id(2);
  private static final CodexThread NAMED = new CodexThread("Fix it", true, MemoryMode.DISABLED);
  private static final CodexThread BARE = new CodexThread(null, false, null);

  private final StateDatabase state = StateDatabase.inMemory(new TestClock(TestSessions.NOON));
  private final CodexThreadTable threads = state.codexThreads();

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void threadsAndTheirStampAreFoundAgain() {
    assertThat(threads.stamp()).isEmpty();

    threads.save("first", Map.of(ONE, NAMED, TWO, BARE), List.of());

    assertThat(threads.stamp()).contains("first");
    assertThat(threads.all()).isEqualTo(Map.of(ONE, NAMED, TWO, BARE));
    assertThat(threads.find(List.of(TWO, TestSessions.id(3)))).isEqualTo(Map.of(TWO, BARE));
  }

  @Test
  void newsReplaceSomeThreadsAndDropOthers() {
    threads.save("first", Map.of(ONE, NAMED, TWO, BARE), List.of());

    threads.save("second", Map.of(TWO, NAMED), List.of(ONE));

    assertThat(threads.stamp()).contains("second");
    assertThat(threads.all()).isEqualTo(Map.of(TWO, NAMED));
  }

  @Test
  void titleIsDroppedAloneAndTheStampIsForgottenAlone() {
    threads.save("first", Map.of(ONE, NAMED, TWO, NAMED), List.of());

    threads.removeTitle(ONE);
    threads.removeStamp();

    assertThat(threads.all())
        .isEqualTo(Map.of(ONE, new CodexThread(null, true, MemoryMode.DISABLED), TWO, NAMED));
    assertThat(threads.stamp()).isEmpty();
  }
}
