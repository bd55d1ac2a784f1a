package dev.memories.extract.offline;

import dev.memories.extract.NormalisedTrace;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.RolloutReader;
import dev.memories.rollout.TestRollouts;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.item.LineKind;
import dev.memories.trace.TraceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the trace of every rollout of some Codex homes to a folder, to be read, and holds each
 * against its rollout; run by hand: {@code <folder of homes> <target>}.
 */
public final class RealHomesDump {
  private RealHomesDump() {}

  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    int traces = 0;
    int faults = 0;
    int unnoticed = 0;
    for (Path home : homes(Path.of(arguments[0]))) {
      RolloutFiles files = RolloutFiles.of(home);
      for (RolloutFiles.Found file : TestRollouts.files(files)) {
        NormalisedTrace trace = trace(file.path(), files);
        Path written =
            target.resolve(
                home.getParent().getFileName() + "/" + file.path().getFileName() + ".md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, trace.traceMemory() + "\nSummary: " + trace.summary() + "\n");
        for (String fault : faults(trace, file.path(), 0)) {
          System.out.println(file.path() + ": " + fault);
          faults++;
        }
        traces++;
        unnoticed += faults(trace, file.path(), 1).isEmpty() ? 1 : 0;
      }
    }
    System.out.printf(
        "%d traces, %d faults; shifted by one: %d without a fault%n", traces, faults, unnoticed);
  }

  private static List<Path> homes(Path folder) throws IOException {
    try (Stream<Path> found =
        Files.find(folder, 2, (path, _) -> Files.isDirectory(path.resolve("sessions")))) {
      return found.sorted().toList();
    }
  }

  private static List<String> faults(NormalisedTrace trace, Path rollout, int shift)
      throws IOException {
    return EvidenceCheck.faults(trace.traceMemory(), rollout, SecretRedactor.product(), shift);
  }

  private static NormalisedTrace trace(Path rollout, RolloutFiles files) throws IOException {
    OfflineTrace offline = new OfflineTrace(SecretRedactor.product(), Optional.empty());
    try (RolloutReader reader =
        RolloutReader.open(rollout, EnumSet.allOf(LineKind.class), files.lineage())) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        offline.accept(entry);
      }
    }
    OfflineTrace.Written written = offline.write("");
    if (!TraceDocument.parse(written.trace()).equals(written.document())) {
      System.out.println(rollout + ": the Markdown does not give the structure");
    }
    return NormalisedTrace.of(written.trace(), written.summary(), SecretRedactor.product());
  }
}
