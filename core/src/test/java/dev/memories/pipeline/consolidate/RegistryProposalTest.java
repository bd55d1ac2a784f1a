package dev.memories.pipeline.consolidate;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.recall.RegistryBullets;
import dev.memories.recall.RejectedBullets;
import dev.memories.recall.SharedBullets;
import dev.memories.review.ProposedChange;
import dev.memories.review.Review;
import dev.memories.review.ReviewDecision;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.LockAttempt;
import dev.memories.tree.Disk;
import dev.memories.tree.DyingDisk;
import dev.memories.tree.outputs.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals of {@link RegistryEditRun}, as sharing makes them. */
class RegistryProposalTest {
  private static final ConsolidationOptions DIRECT =
      new ConsolidationOptions(true, false, Duration.ZERO, 20);
  private static final String OLD =
      """
      # shop

      ## Build and test
      - `make test` passes [019c4270 L1]
      """;
  private static final String NEW = OLD + "- `make lint` finds errors [019c4271 L5]\n";
  private static final String SHARED =
      """

      ## Shared by the team
      - Use pnpm.
      """;

  @TempDir Path folder;
  private MemoryFixture memory;

  @BeforeEach
  void consolidateOnce() {
    memory = new MemoryFixture(folder.resolve("memories"));
    memory.addTraces(1, 2);
    consolidate(OLD, DIRECT);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void proposalChangesTheMemoryWhenItIsAccepted() throws IOException {
    ConsolidationReport report = propose(new Disk(), "- Use pnpm.\n");

    assertThat(report.outcome()).isEqualTo(Outcome.PROPOSED);
    assertThat(registry()).isEqualTo(OLD);
    accept();
    assertThat(registry()).isEqualTo(OLD + SHARED);
    assertThat(consolidate(OLD, DIRECT).failure()).isNull();
    assertThat(registry()).as("carried over").isEqualTo(OLD + SHARED);
  }

  @Test
  void proposalThatWaitsKeepsItsChanges() throws IOException {
    consolidate(NEW, DIRECT.reviewed(true));

    propose(new Disk(), "- Use pnpm.\n");

    assertThat(review().changes())
        .extracting(change -> ((ProposedChange.OfBullet) change).subject().statement())
        .containsExactly("`make lint` finds errors", "Use pnpm.");
    accept();
    assertThat(registry()).isEqualTo(NEW + SHARED);
    assertThat(consolidateIfNeeded(NEW)).isEqualTo(Outcome.NOTHING_TO_DO);
  }

  /** Else a review that is going on would begin anew. */
  @Test
  void proposalThatWaitsIsLeftAloneWhenNothingIsNew() {
    consolidate(NEW, DIRECT.reviewed(true));
    Review before = review();

    assertThat(propose(new Disk(), "").version()).isEqualTo(before.made().version());
    assertThat(review().made()).isEqualTo(before.made());
  }

  @Test
  void proposalGoesWhenNothingOfItIsLeft() {
    propose(new Disk(), "- Use pnpm.\n");

    assertThat(propose(new Disk(), "").outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(new Proposal(memory.root()).manifest()).isEmpty();
  }

  @Test
  void lockedProjectGetsNoProposal() {
    try (var _ =
        memory.state.locks().tryHold(SHOP, "other", ConsolidationLocks.LEASE)
                instanceof LockAttempt.Acquired(var lease)
            ? lease
            : null) {
      assertThat(propose(new Disk(), "- Use pnpm.\n").outcome()).isEqualTo(Outcome.BUSY);
    }
    assertThat(Review.of(memory.root())).isEmpty();
  }

  @Test
  void killedAtAnyStepTheMemoryStays() throws IOException {
    int steps = 0;
    boolean isKilled = true;
    while (isKilled) {
      memory.close();
      memory = new MemoryFixture(folder.resolve("killed-" + steps));
      memory.addTraces(1, 2);
      consolidate(OLD, DIRECT);
      isKilled = false;
      try {
        propose(new DyingDisk(steps), "- Use pnpm.\n");
      } catch (DyingDisk.Killed _) {
        isKilled = true;
        memory = memory.again();
      }
      assertThat(registry()).isEqualTo(OLD);
      assertThat(propose(new Disk(), "- Use pnpm.\n").outcome()).isEqualTo(Outcome.PROPOSED);
      accept();
      assertThat(registry()).isEqualTo(OLD + SHARED);
      steps++;
    }
    assertThat(steps).isGreaterThan(3);
  }

  private ConsolidationReport propose(Disk disk, String shared) {
    SharedBullets bullets =
        new SharedBullets(RegistryBullets.of(shared), new RejectedBullets(List.of()));
    return new RegistryEditRun(memory.state, memory.home::root, context(disk))
        .propose(SHOP, "share", bullets::putInto);
  }

  private ConsolidationContext context(Disk disk) {
    ConsolidationContext context = memory.context();
    return new ConsolidationContext(
        context.clock(), context.owners(), context.renewEvery(), context.redactor(), disk);
  }

  private ConsolidationReport consolidate(String registry, ConsolidationOptions options) {
    return run(registry, options);
  }

  private Outcome consolidateIfNeeded(String registry) {
    return run(registry, new ConsolidationOptions(false, false, Duration.ZERO, 20)).outcome();
  }

  private ConsolidationReport run(String registry, ConsolidationOptions options) {
    return memory
        .run(ScriptedConsolidator.writing(Map.of("MEMORY.md", registry)))
        .run(List.of(SHOP), options)
        .getFirst();
  }

  private void accept() {
    Map<String, ReviewDecision> all = new HashMap<>();
    Optional<Review> review = Review.of(memory.root());
    review
        .orElseThrow()
        .changes()
        .forEach(change -> all.put(change.id(), new ReviewDecision.Accept()));
    assertThat(
            new ReviewRun(memory.state, memory.home::root, context(new Disk()))
                .decide(SHOP, review.get().made(), all)
                .failure())
        .isNull();
  }

  private Review review() {
    return Review.of(memory.root()).orElseThrow();
  }

  private String registry() throws IOException {
    return Files.readString(memory.root().registry());
  }
}
