package dev.memories.review;

import dev.memories.recall.MemoryBullet;
import dev.memories.recall.PinnedBullets;
import dev.memories.recall.RejectedBullets;
import dev.memories.review.ProposedChange.OfBullet;
import dev.memories.review.ProposedChange.OfSkill;
import dev.memories.review.ProposedChange.OfText;
import dev.memories.review.ReviewDecision.Accept;
import dev.memories.review.ReviewDecision.Edit;
import dev.memories.review.ReviewDecision.Reject;
import dev.memories.tree.outputs.PinnedSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory after some decisions about a proposal.
 *
 * @param registry the new registry
 * @param rejected the statements that must not come back
 * @param acceptedSkills names of the skills to take from the proposal
 * @param keptSkills names of the skills to leave as they are
 * @param left the number of changes that still wait; when there is none, the whole proposal has
 *     been dealt with
 */
public record ReviewedMemory(
    String registry,
    RejectedBullets rejected,
    List<String> acceptedSkills,
    List<String> keptSkills,
    int left) {
  public ReviewedMemory {
    acceptedSkills = List.copyOf(acceptedSkills);
    keptSkills = List.copyOf(keptSkills);
  }

  /**
   * Applies decisions.
   *
   * @param decisions by the id of the change; those of other changes are ignored
   * @param rejected what the user has rejected before
   * @param title the first heading of a registry that is empty
   */
  public static ReviewedMemory of(
      Review review,
      Map<String, ReviewDecision> decisions,
      RejectedBullets rejected,
      String title) {
    Collected collected = new Collected(rejected);
    for (ProposedChange change : review.changes()) {
      collected.add(change, decisions.get(change.id()));
    }
    return collected.result(review, title);
  }

  /** Collects what the decisions ask for. */
  private static final class Collected {
    private final List<OfBullet> patch = new ArrayList<>();
    private final List<String> pins = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private RejectedBullets rejected;
    private boolean keepsText;
    private int left;
    private int leftText;

    Collected(RejectedBullets rejected) {
      this.rejected = rejected;
    }

    void add(ProposedChange change, @Nullable ReviewDecision decision) {
      switch (change) {
        case OfBullet bullet -> bullet(bullet, decision);
        case OfSkill skill -> {
          switch (decision) {
            case Accept _ -> accepted.add(skill.name());
            case Reject _, Edit _ -> kept.add(skill.name());
            case null -> left++;
          }
        }
        case OfText _ -> {
          switch (decision) {
            case Accept _ -> leftText++;
            case Reject _, Edit _ -> {
              keepsText = true;
              leftText++;
            }
            case null -> left++;
          }
        }
      }
    }

    private void bullet(OfBullet change, @Nullable ReviewDecision decision) {
      MemoryBullet before = change.before();
      switch (decision) {
        case Accept _ -> patch.add(change);
        case Edit edit when MemoryBullet.idOf(edit.wording()).equals(change.id()) ->
            bullet(change, before != null && change.after() == null ? new Reject() : new Accept());
        case Edit edit -> {
          pin(
              new MemoryBullet(
                  "", change.subject().topic(), edit.wording(), change.subject().citation()));
          leaveOut(change);
          reject(before);
          reject(change.after());
          rejected = rejected.without(edit.wording());
        }
        case Reject _ -> {
          if (before != null) {
            pin(before);
          }
          leaveOut(change);
          reject(change.after());
        }
        case null -> left++;
      }
    }

    private void pin(MemoryBullet bullet) {
      pins.add(bullet.cited());
    }

    private void leaveOut(OfBullet change) {
      if (change.before() != null) {
        patch.add(new OfBullet(change.section(), change.before(), null));
      }
    }

    private void reject(@Nullable MemoryBullet bullet) {
      if (bullet != null) {
        rejected = rejected.with(bullet.statement());
      }
    }

    ReviewedMemory result(Review review, String title) {
      int waiting = left == 0 ? 0 : left + leftText;
      String patched = RegistryPatch.apply(review.present(), title, patch);
      for (String pin : pins) {
        patched = PinnedBullets.add(patched, title, pin);
      }
      String registry =
          waiting > 0 || keepsText
              ? patched
              : PinnedSection.putInto(review.proposed(), PinnedSection.of(patched));
      return new ReviewedMemory(rejected.removedFrom(registry), rejected, accepted, kept, waiting);
    }
  }
}
