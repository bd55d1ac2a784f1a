package dev.memories.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.TestSessions;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final Instant THEN = TestSessions.NOON;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "same content,                   same, same,   0, true",
    "same content later,             same, same,   9, true",
    "same content earlier,           same, same,  -9, true",
    "other content at the same time, same, other,  0, false",
    "other content earlier,          same, other, -9, false",
    "content was unknown,                , other,  0, true",
    "content was unknown and later,      , other,  1, false",
    "content is unknown,             same,      ,  0, true",
    "content is unknown and later,   same,      ,  1, false",
    "content is unknown and earlier, same,      , -1, true",
    "never known and earlier,            ,      , -1, true",
  })
  void contentDecidesIfKnownElseTheTime(
      String what,
      @Nullable String then,
      @Nullable String now,
      long millisLater,
      boolean upToDate) {
    Freshness before = new Freshness(THEN, content(then));
    Session session = session(THEN.plusMillis(millisLater), content(now));

    assertThat(before.isUpToDate(session)).isEqualTo(upToDate);
    assertThat(new Failure(1, "no answer", THEN, before).countsFor(session)).isEqualTo(upToDate);
  }

  @Test
  void sessionIsUpToDateWithItself() {
    assertThat(Freshness.of(TestSessions.session(1)).isUpToDate(TestSessions.session(1))).isTrue();
    assertThat(Freshness.of(session(THEN, null)).isUpToDate(session(THEN, null))).isTrue();
  }

  @Test
  void thirdFailureIsFinal() {
    Freshness freshness = Freshness.of(TestSessions.session(1));
    assertThat(new Failure(2, "no answer", THEN, freshness).isFinal()).isFalse();
    assertThat(new Failure(3, "no answer", THEN, freshness).isFinal()).isTrue();
  }

  private static @Nullable ContentFingerprint content(@Nullable String name) {
    return name == null ? null : new ContentFingerprint(900, name);
  }

  private static Session session(Instant updatedAt, @Nullable ContentFingerprint content) {
    Session session = TestSessions.session(1, updatedAt);
    Session.Files files = session.files();
    return TestSessions.with(
        session,
        new Session.Files(
            files.rollout(), files.others(), files.sizeBytes(), files.modifiedAt(), content));
  }
}
