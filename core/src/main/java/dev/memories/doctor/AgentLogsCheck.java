package dev.memories.doctor;

import dev.memories.rollout.files.LogHomes;
import dev.memories.rollout.files.RolloutFiles;
import dev.memories.session.Agent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks that the session logs of Gemini CLI or OpenCode can be read. */
public final class AgentLogsCheck implements Check {
  private static final int MAX_LISTED = 5;

  private final Agent agent;
  private final Path home;

  /** Checks the folder of an agent. */
  public AgentLogsCheck(Agent agent, Path home) {
    this.agent = agent;
    this.home = home;
  }

  @Override
  public String name() {
    return agent.key() + "-home";
  }

  @Override
  public List<Finding> findings() {
    RolloutFiles files = RolloutFiles.of(LogHomes.NONE.with(agent, home));
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok(name(), files.count() + " sessions in " + home));
    if (agent == Agent.GEMINI) {
      findings.add(
          Finding.note(
              name(),
              "Gemini CLI deletes old logs (general.sessionRetention in %s); traces stay"
                  .formatted(home.resolve("settings.json"))));
    }
    files.unreadable().stream()
        .limit(MAX_LISTED)
        .map(
            file ->
                Finding.warning(
                    name(), file.path() + ": " + file.why(), "its sessions are not in the index"))
        .forEach(findings::add);
    return findings;
  }
}
