package dev.memories.review;

import dev.memories.recall.RejectedBullets;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.PinnedSection;
import dev.memories.tree.outputs.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proposal that waits, compared with the memory as it is now. What the user has pinned or
 * rejected since the proposal was made counts.
 *
 * @param made the manifest of the proposal
 * @param present the registry in place; empty when there is none
 * @param proposed the registry of the proposal
 * @param changes what the proposal would change, at least one
 */
public record Review(Manifest made, String present, String proposed, List<ProposedChange> changes) {
  public Review {
    changes = List.copyOf(changes);
  }

  /** The review of the proposal in a project's folder; empty when none waits. */
  public static Optional<Review> of(MemoryRoot root) {
    Proposal proposal = new Proposal(root);
    return proposal
        .manifest()
        .map(
            made -> {
              String present = registry(root);
              String pinned =
                  PinnedSection.putInto(registry(proposal.outputs()), PinnedSection.of(present));
              String proposed = RejectedBullets.of(root).removedFrom(pinned);
              List<ProposedChange> changes =
                  new ArrayList<>(RegistryChanges.between(present, proposed));
              changes.addAll(SkillChanges.between(root, proposal.outputs()));
              return new Review(made, present, proposed, changes);
            })
        .filter(review -> !review.changes().isEmpty());
  }

  /** Whether outputs differ from those in place in more than evidence and order. */
  public static boolean isNeeded(MemoryRoot root, MemoryRoot made) {
    return !RegistryChanges.between(registry(root), registry(made)).isEmpty()
        || !SkillChanges.between(root, made).isEmpty();
  }

  private static String registry(MemoryRoot root) {
    try {
      return Files.isRegularFile(root.registry(), LinkOption.NOFOLLOW_LINKS)
          ? PlainFile.lenientText(root.registry())
          : "";
    } catch (IOException e) {
      throw new TreeException("read " + root.registry(), e);
    }
  }
}
