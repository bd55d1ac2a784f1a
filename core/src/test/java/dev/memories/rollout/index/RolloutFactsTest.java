package dev.memories.rollout.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.item.RolloutItem.Ancestry;
import dev.memories.rollout.item.RolloutItem.Client;
import dev.memories.rollout.item.RolloutItem.Git;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.session.MemoryMode;
import dev.memories.session.SessionId;
import dev.memories.session.SessionSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RolloutFactsTest {
  private static final String TOKEN = "gs" + "k_" + "a1B2c3D4e5".repeat(3);

  @Test
  void secretInAnyTextOfTheHeaderIsRedacted() {
    SessionMeta meta =
        new SessionMeta(
            new SessionId("01a20297-0000-7000-8000-000000000001"),
            new Ancestry(null, null, 0),
            "2026-02-09T16:00:00Z",
            "/srv/shop",
            new Client(
                new SessionSource.Custom("for " + TOKEN), "client " + TOKEN, "1.0", "openai"),
            new Git("0123abcd", "fix/" + TOKEN, "https://" + TOKEN + "@git.example.org/a"),
            MemoryMode.ENABLED);
    RolloutFacts facts =
        new RolloutFacts(
            meta,
            "/srv/shop",
            new RolloutFacts.Title("use " + TOKEN, true),
            Set.of(),
            null,
            0,
            new RolloutFacts.Position(1, 0, null, false),
            null);

    String redacted = facts.redacted(SecretRedactor.product()::redact, null).toString();

    assertThat(redacted).doesNotContain(TOKEN).contains("0123abcd", "/srv/shop", "fix/", "client ");
    assertThat(redacted.split("REDACTED_SECRET", -1)).hasSize(6);
  }
}
