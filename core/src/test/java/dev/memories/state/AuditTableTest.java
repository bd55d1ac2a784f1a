package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestClock;
import dev.memories.TestSessions;
import dev.memories.session.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AuditTableTest {
  @Test
  void entriesAreListedNewestFirst() {
    TestClock clock = new TestClock(TestSessions.NOON);
    try (StateDatabase state = StateDatabase.inMemory(clock)) {
      AuditTable audit = state.audit();
      AuditTable.Entry whole =
          audit.entry(
              "forget",
              TestSessions.id(1),
              new Project("/srv/shop"),
              Path.of("/m/MEMORY.md"),
              "2 bullets");
      AuditTable.Entry bare = audit.entry("rebuild", null, null, null, "all");
      audit.add(List.of(whole, bare));
      clock.advance(Duration.ofSeconds(5));
      AuditTable.Entry later = audit.entry("restore", null, new Project("/srv/shop"), null, "v1");
      audit.add(List.of(later));

      assertThat(audit.all()).containsExactly(later, bare, whole);
      assertThat(later.at()).isEqualTo(TestSessions.NOON.plusSeconds(5));
    }
  }
}
