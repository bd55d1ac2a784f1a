package dev.memories.extract;

import dev.memories.failure.FailureKind;
import dev.memories.rollout.files.RolloutFile;
import dev.memories.text.IoReason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The outcome when a rollout cannot be read.
 *
 * <p>A rollout is gone when its folder can be listed and does not list it. A rollout that cannot be
 * opened for another reason, such as a disk that is not mounted or a missing permission, may come
 * back: this does not count as an attempt.
 */
final class RolloutFailure {
  private RolloutFailure() {}

  static ExtractionOutcome of(Path rollout, IOException failure) {
    if (RolloutFile.isGone(rollout)) {
      return new ExtractionOutcome.Failed(
          FailureKind.NOT_FOUND, "the rollout is gone: " + IoReason.of(failure));
    }
    return failure instanceof FileSystemException
        ? new ExtractionOutcome.Postponed(
            FailureKind.IO,
            "the rollout cannot be opened now: " + IoReason.of(failure) + "; later runs try again")
        : new ExtractionOutcome.Failed(
            FailureKind.IO, "the rollout could not be read: " + IoReason.of(failure));
  }
}
