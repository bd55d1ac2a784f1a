package dev.memories.extract.offline;

import dev.memories.redact.SecretRedactor;
import dev.memories.session.RolloutReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the trace of every rollout below a folder to another folder, to be read; run by hand. */
public final class RealHomesDump {
  private RealHomesDump() {}

  public static void main(String[] arguments) throws IOException {
    Path homes = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    List<Path> rollouts;
    try (Stream<Path> files = Files.walk(homes)) {
      rollouts =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().matches("rollout-.*\\.jsonl(\\.zst)?"))
              .sorted()
              .toList();
    }
    int faults = 0;
    int unnoticed = 0;
    for (Path rollout : rollouts) {
      OfflineTrace offline = new OfflineTrace(SecretRedactor.product());
      RolloutReader.forEach(rollout, offline::accept);
      OfflineTrace.Written written = offline.write();
      Path file =
          target.resolve(
              homes.relativize(rollout).getName(0) + "/" + rollout.getFileName() + ".md");
      Files.createDirectories(file.getParent());
      Files.writeString(file, written.trace() + "\nSummary: " + written.summary() + "\n");
      for (String fault :
          EvidenceCheck.faults(written.trace(), rollout, SecretRedactor.product())) {
        System.out.println(rollout + ": " + fault);
        faults++;
      }
      if (EvidenceCheck.faults(written.trace(), rollout, SecretRedactor.product(), 1).isEmpty()) {
        unnoticed++;
      }
    }
    System.out.println(
        rollouts.size()
            + " traces, "
            + faults
            + " faults; shifted by one: "
            + unnoticed
            + " unnoticed");
  }
}
