package dev.memories.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.recall.GivenBullets.Receipt;
import dev.memories.trace.TraceDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulletUsageTest {
  private static final String TRACE =
      """
      # Ship it
      Trace context: /srv/shop, branch `main` [L2]; one turn

      ## Task: ship it
      Outcome: success
      Key steps:
      - changed `src/cart.js` [L7]
      - `make deploy-staging`, exit 0: `done` [L9]
      """;

  @TempDir Path folder;

  private BulletUsage usage(String text) throws IOException {
    MemoryBullet bullet = MemoryBullet.of(MemoryTopic.CHECKS, text);
    GivenBullets receipts = new GivenBullets(folder.resolve(bullet.id()));
    for (String session : List.of("shipped", "unknown")) {
      receipts.add(
          session, new Receipt(Instant.EPOCH, "stop", "/srv/shop", List.of(bullet.id()), 9));
    }
    receipts.add("other", new Receipt(Instant.EPOCH, "stop", "/srv/shop", List.of("00000000"), 9));
    return BulletUsage.of(
            List.of(bullet),
            receipts,
            session ->
                session.equals("unknown")
                    ? Optional.empty()
                    : Optional.of(TraceDocument.parse(TRACE)))
        .getFirst();
  }

  @Test
  void bulletIsUsedBySessionsThatRanItsCommandOrChangedItsFile() throws IOException {
    assertThat(usage("Deploy with `make deploy-staging`").used()).isEqualTo(1);
    assertThat(usage("The total is in `src/cart.js`").used()).isEqualTo(1);
  }

  @Test
  void onlySessionsThatWereGivenTheBulletCount() throws IOException {
    assertThat(usage("Deploy with `make deploy-staging`").given()).isEqualTo(2);
  }

  @Test
  void usesOfOneSessionAreTheIdsOfItsBullets() {
    MemoryBullet deploy = MemoryBullet.of(MemoryTopic.CHECKS, "Deploy with `make deploy-staging`");
    MemoryBullet check = MemoryBullet.of(MemoryTopic.CHECKS, "Test with `make check`");
    assertThat(BulletUsage.usedIn(TraceDocument.parse(TRACE), List.of(deploy, check)))
        .containsExactly(deploy.id());
  }

  @Test
  void bulletThatNamesSomethingElseIsNotUsed() throws IOException {
    assertThat(usage("Test with `make check`").used()).isZero();
    assertThat(usage("Always say `so`").used()).isZero();
  }
}
