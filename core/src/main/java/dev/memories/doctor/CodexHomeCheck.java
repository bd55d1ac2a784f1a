package dev.memories.doctor;

import dev.memories.rollout.files.RolloutFiles;
import dev.memories.rollout.files.RolloutFiles.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks that the Codex home exists and its rollouts can be read. */
public final class CodexHomeCheck implements Check {
  private static final int MAX_LISTED = 5;

  private final Path codexHome;

  public CodexHomeCheck(Path codexHome) {
    this.codexHome = codexHome;
  }

  @Override
  public String name() {
    return "codex-home";
  }

  @Override
  public List<Finding> findings() {
    if (!Files.isDirectory(codexHome)) {
      return List.of(
          Finding.error(name(), "there is no folder " + codexHome, "there are no sessions to read")
              .fixedBy("memories doctor --codex-home DIR"));
    }
    RolloutFiles files = RolloutFiles.of(codexHome);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        files.count() == 0
            ? Finding.note(name(), "no rollouts in " + codexHome)
            : Finding.ok(name(), files.count() + " rollouts in " + codexHome));
    for (Unreadable file : files.unreadable().subList(0, Math.min(MAX_LISTED, count(files)))) {
      findings.add(
          Finding.warning(
              name(), file.path() + ": " + file.why(), "its sessions are not in the index"));
    }
    if (count(files) > MAX_LISTED) {
      findings.add(
          Finding.warning(
              name(),
              (count(files) - MAX_LISTED) + " more files and folders cannot be read",
              "their sessions are not in the index"));
    }
    return findings;
  }

  private static int count(RolloutFiles files) {
    return files.unreadable().size();
  }
}
