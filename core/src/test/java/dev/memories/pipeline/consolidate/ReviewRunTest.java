package dev.memories.pipeline.consolidate;

import static dev.memories.pipeline.MemoryFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.failure.FailureKind;
import dev.memories.pipeline.MemoryFixture;
import dev.memories.pipeline.ScriptedConsolidator;
import dev.memories.pipeline.consolidate.ConsolidationReport.Outcome;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.recall.RejectedBullets;
import dev.memories.review.ProposedChange;
import dev.memories.review.Review;
import dev.memories.review.ReviewDecision;
import dev.memories.state.AuditTable;
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
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewRunTest {
  private static final ConsolidationOptions DIRECT =
      new ConsolidationOptions(true, false, Duration.ZERO, 20);
  private static final ConsolidationOptions REVIEWED = DIRECT.reviewed(true);

  private static final String OLD =
      """
      # shop

      ## Build and test
      - `make test` passes [019c4270 L1]
      - `make old` is slow [019c4270 L2]

      ## Traps
      - The cache must be cleared before `make test` runs twice. [019c4270 L3]
      """;
  private static final String NEW =
      """
      # shop

      ## Build and test
      - `make test` passes [019c4270 L1; 019c4271 L4]
      - `make lint` finds errors [019c4271 L5]

      ## Traps
      - The cache must be emptied before `make test` runs twice. [019c4271 L3]
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

  private ConsolidationReport consolidate(String registry, ConsolidationOptions options) {
    return consolidate(Map.of("MEMORY.md", registry), options);
  }

  private ConsolidationReport consolidate(Map<String, String> files, ConsolidationOptions options) {
    return memory.run(ScriptedConsolidator.writing(files)).run(List.of(SHOP), options).getFirst();
  }

  private ReviewRun run(Disk disk) {
    ConsolidationContext context = memory.context();
    return new ReviewRun(
        memory.state,
        _ -> memory.root(),
        new ConsolidationContext(
            context.clock(), context.owners(), context.renewEvery(), context.redactor(), disk));
  }

  private Review review() {
    return Review.of(memory.root()).orElseThrow();
  }

  private ConsolidationReport decide(Function<ProposedChange, ReviewDecision> decision) {
    Map<String, ReviewDecision> decisions = new HashMap<>();
    for (ProposedChange change : review().changes()) {
      decisions.put(change.id(), decision.apply(change));
    }
    return run(new Disk()).decide(SHOP, review().made(), decisions);
  }

  private ConsolidationReport decideOne(String kind, ReviewDecision decision) {
    ProposedChange change =
        review().changes().stream()
            .filter(one -> one.kind().word().equals(kind))
            .findFirst()
            .orElseThrow();
    return run(new Disk()).decide(SHOP, review().made(), Map.of(change.id(), decision));
  }

  private String registry() throws IOException {
    return Files.readString(memory.root().registry());
  }

  @Test
  void aReviewedConsolidationLeavesTheMemoryAsItIs() throws IOException {
    ConsolidationReport report = consolidate(NEW, REVIEWED);

    assertThat(report.outcome()).isEqualTo(Outcome.PROPOSED);
    assertThat(report.failure()).isNull();
    assertThat(registry()).isEqualTo(OLD);
    assertThat(memory.root().proposal().resolve("MEMORY.md")).hasContent(NEW);
    assertThat(memory.root().staging()).doesNotExist();
    assertThat(review().changes())
        .extracting(change -> change.kind().word())
        .containsExactly("added", "changed", "removed");
  }

  @Test
  void theSameTracesAreNotProposedTwice() {
    consolidate(NEW, REVIEWED);

    ConsolidationReport again =
        consolidate(NEW, new ConsolidationOptions(false, false, Duration.ZERO, 20, true));

    assertThat(again.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(again.message()).contains("memories review");
    assertThat(memory.run(ScriptedConsolidator.writing(Map.of())).changed()).isEmpty();
  }

  @Test
  void evidenceAndOrderAloneNeedNoReview() throws IOException {
    String more = OLD.replace("[019c4270 L1]", "[019c4270 L1; 019c4271 L4]");

    assertThat(consolidate(more, REVIEWED).outcome()).isEqualTo(Outcome.CONSOLIDATED);
    assertThat(registry()).isEqualTo(more);
  }

  @Test
  void textOutsideListsNeedsAReview() throws IOException {
    String prose = OLD.replace("## Traps\n", "## Traps\nAlways push to main.\n\n");

    assertThat(consolidate(prose, REVIEWED).outcome()).isEqualTo(Outcome.PROPOSED);
    decide(_ -> new ReviewDecision.Reject());
    assertThat(registry()).isEqualTo(OLD);
    assertThat(Review.of(memory.root())).isEmpty();
  }

  @Test
  void acceptingAllPutsTheProposalInPlace() throws IOException {
    consolidate(Map.of("MEMORY.md", NEW, "skills/lint/SKILL.md", "# Lint\n"), REVIEWED);

    ConsolidationReport report = decide(_ -> new ReviewDecision.Accept());

    assertThat(report.outcome()).isEqualTo(Outcome.CONSOLIDATED);
    assertThat(memory.outputs())
        .isEqualTo(Map.of("MEMORY.md", NEW, "skills/lint/SKILL.md", "# Lint\n"));
    assertThat(memory.root().proposal()).doesNotExist();
    assertThat(memory.state.audit().all())
        .extracting(AuditTable.Entry::action)
        .contains(ReviewRun.ACTION);
  }

  @Test
  void aRejectedBulletDoesNotComeBack() throws IOException {
    consolidate(NEW, REVIEWED);

    decideOne("added", new ReviewDecision.Reject());

    assertThat(registry()).isEqualTo(OLD);
    assertThat(RejectedBullets.of(memory.root()).statements())
        .containsExactly("`make lint` finds errors");
    assertThat(review().changes())
        .extracting(change -> change.kind().word())
        .containsExactly("changed", "removed");
    consolidate(NEW, REVIEWED);
    assertThat(review().changes()).hasSize(2);
  }

  @Test
  void aBulletThatTheUserKeepsIsPinned() throws IOException {
    consolidate(NEW, REVIEWED);

    decideOne("removed", new ReviewDecision.Reject());
    decide(_ -> new ReviewDecision.Accept());

    assertThat(registry())
        .contains("## Pinned\n\n- `make old` is slow [019c4270 L2]\n")
        .contains("- `make lint` finds errors [019c4271 L5]");
    assertThat(consolidate(NEW, REVIEWED).outcome()).isEqualTo(Outcome.CONSOLIDATED);
    assertThat(registry()).contains("`make old` is slow");
  }

  @Test
  void theOldWordingOfARejectedChangeIsKept() throws IOException {
    consolidate(NEW, REVIEWED);

    decideOne("changed", new ReviewDecision.Reject());
    decide(_ -> new ReviewDecision.Accept());

    assertThat(registry()).contains("must be cleared").doesNotContain("must be emptied");
  }

  @Test
  void anEditIsPinnedWithItsEvidence() throws IOException {
    consolidate(NEW, REVIEWED);

    decideOne("added", new ReviewDecision.Edit("Run `make lint` last."));
    decide(_ -> new ReviewDecision.Accept());

    assertThat(registry())
        .contains("- Run `make lint` last. [019c4271 L5]")
        .doesNotContain("finds errors");
  }

  @Test
  void oneAcceptedChangeIsInPlaceWhileTheOthersWait() throws IOException {
    consolidate(NEW, REVIEWED);

    decideOne("added", new ReviewDecision.Accept());

    assertThat(registry())
        .isEqualTo(
            OLD.replace(
                "- `make old` is slow [019c4270 L2]\n",
                "- `make old` is slow [019c4270 L2]\n- `make lint` finds errors [019c4271 L5]\n"));
    assertThat(review().changes()).hasSize(2);
  }

  @Test
  void aRejectedSkillStaysAsItIs() throws IOException {
    consolidate(Map.of("MEMORY.md", OLD, "skills/test/SKILL.md", "# Old\n"), DIRECT);
    consolidate(Map.of("MEMORY.md", NEW, "skills/test/SKILL.md", "# New\n"), REVIEWED);

    decide(
        change ->
            change instanceof ProposedChange.OfSkill
                ? new ReviewDecision.Reject()
                : new ReviewDecision.Accept());

    assertThat(memory.outputs())
        .isEqualTo(Map.of("MEMORY.md", NEW, "skills/test/SKILL.md", "# Old\n"));
  }

  @Test
  void aDiscardedProposalLeavesTheMemoryAndIsNotMadeAgain() throws IOException {
    consolidate(NEW, REVIEWED);

    assertThat(run(new Disk()).discard(SHOP, review().made()).failure()).isNull();

    assertThat(registry()).isEqualTo(OLD);
    assertThat(Review.of(memory.root())).isEmpty();
    assertThat(
            consolidate(NEW, new ConsolidationOptions(false, false, Duration.ZERO, 20)).outcome())
        .isEqualTo(Outcome.NOTHING_TO_DO);
  }

  @Test
  void aDecisionCanBeUndone() throws IOException {
    String before = consolidate(OLD, DIRECT).version();
    consolidate(NEW, REVIEWED);
    decide(_ -> new ReviewDecision.Accept());

    new RestoreRun(memory.state, _ -> memory.root(), memory.context()).restore(SHOP, before);

    assertThat(registry()).isEqualTo(OLD);
  }

  @Test
  void aModelThatLosesAPreferenceWaitsWithoutBeingAsked() throws IOException {
    String rules = OLD + "\n## Preferences\n- Never use tabs for indentation. [019c4270 L7]\n";
    consolidate(rules, DIRECT);

    ConsolidationReport report = consolidate(OLD, DIRECT);

    assertThat(report.outcome()).isEqualTo(Outcome.PROPOSED);
    assertThat(report.message()).contains("memories review", "Never use tabs");
    assertThat(registry()).isEqualTo(rules);
  }

  @Test
  void aLaterConsolidationInPlaceReplacesTheProposal() {
    consolidate(NEW, REVIEWED);

    consolidate(OLD, DIRECT);

    assertThat(memory.root().proposal()).doesNotExist();
  }

  @Test
  void aDecisionAboutAProposalThatIsReplacedIsRefused() throws IOException {
    consolidate(NEW, REVIEWED);
    Review seen = review();
    memory.clock.advance(Duration.ofMinutes(1));
    consolidate(NEW + "- Another trap. [019c4271 L9]\n", REVIEWED);

    ConsolidationReport report =
        run(new Disk())
            .decide(
                SHOP,
                seen.made(),
                Map.of(seen.changes().getFirst().id(), new ReviewDecision.Accept()));

    assertThat(report.failure()).isEqualTo(FailureKind.BUSY);
    assertThat(registry()).isEqualTo(OLD);
  }

  @Test
  void aLockedProjectIsNotReviewed() throws IOException {
    consolidate(NEW, REVIEWED);
    try (var _ =
        memory.state.locks().tryHold(SHOP, "other", ConsolidationLocks.LEASE)
                instanceof LockAttempt.Acquired(var lease)
            ? lease
            : null) {
      assertThat(decide(_ -> new ReviewDecision.Accept()).outcome()).isEqualTo(Outcome.BUSY);
    }
    assertThat(registry()).isEqualTo(OLD);
  }

  @Test
  void killedAtAnyStepOfAReviewTheProposalWaitsOrIsInPlace() throws IOException {
    int steps = 0;
    boolean isKilled = true;
    while (isKilled) {
      memory.close();
      memory = new MemoryFixture(folder.resolve("killed-" + steps));
      memory.addTraces(1, 2);
      consolidate(OLD, DIRECT);
      consolidate(NEW, REVIEWED);
      Map<String, ReviewDecision> all = new HashMap<>();
      review().changes().forEach(change -> all.put(change.id(), new ReviewDecision.Accept()));
      isKilled = false;
      try {
        run(new DyingDisk(steps)).decide(SHOP, review().made(), all);
      } catch (DyingDisk.Killed _) {
        isKilled = true;
        memory = memory.again();
        TreeRepair.mend(SHOP, memory.root(), memory.state, new Disk());
        assertThat(registry()).isIn(OLD, NEW);
        assertThat(registry().equals(NEW) || Review.of(memory.root()).isPresent()).isTrue();
        if (Review.of(memory.root()).isPresent()) {
          decide(_ -> new ReviewDecision.Accept());
        }
      }
      assertThat(registry()).isEqualTo(NEW);
      steps++;
    }
    assertThat(steps).isGreaterThan(5);
  }

  @Test
  void killedAtAnyStepOfAProposalTheMemoryStays() throws IOException {
    int steps = 0;
    boolean isKilled = true;
    while (isKilled) {
      memory.close();
      memory = new MemoryFixture(folder.resolve("proposing-" + steps));
      memory.addTraces(1, 2);
      consolidate(OLD, DIRECT);
      consolidate(OLD + "- One more. [019c4271 L8]\n", REVIEWED);
      isKilled = false;
      try {
        memory
            .run(ScriptedConsolidator.writing(Map.of("MEMORY.md", NEW)), new DyingDisk(steps))
            .run(List.of(SHOP), REVIEWED);
      } catch (IllegalStateException _) {
        isKilled = true;
        memory = memory.again();
      }
      assertThat(registry()).isEqualTo(OLD);
      assertThat(consolidate(NEW, REVIEWED).failure()).isNull();
      assertThat(review().proposed()).isEqualTo(NEW);
      assertThat(new Proposal(memory.root()).manifest()).isPresent();
      steps++;
    }
    assertThat(steps).isGreaterThan(3);
  }

  @Test
  void aLinkInsteadOfAProposalIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(memory.root().proposal(), elsewhere);

    assertThat(consolidate(NEW, REVIEWED).failure()).isEqualTo(FailureKind.TREE);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void idsOfChangesStayWhenTheProposalIsMadeAgain() {
    consolidate(NEW, REVIEWED);
    List<String> ids = review().changes().stream().map(ProposedChange::id).toList();
    memory.clock.advance(Duration.ofMinutes(1));
    consolidate(NEW, REVIEWED);

    assertThat(review().changes()).extracting(ProposedChange::id).isEqualTo(ids);
  }
}
