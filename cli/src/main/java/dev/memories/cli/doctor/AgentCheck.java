package dev.memories.cli.doctor;

import dev.memories.cli.pipeline.AgentOffer;
import dev.memories.cli.pipeline.Agents;
import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import dev.memories.model.agent.AgentKind;
import dev.memories.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Says which coding agents can be asked for memory; starts none. */
final class AgentCheck implements Check {
  private final Agents agents;
  private final AgentOffer offer;
  private final Supplier<List<Session>> waiting;

  /**
   * @param waiting the sessions that a run would extract
   */
  AgentCheck(Agents agents, AgentOffer offer, Supplier<List<Session>> waiting) {
    this.agents = agents;
    this.offer = offer;
    this.waiting = waiting;
  }

  @Override
  public String name() {
    return "agents";
  }

  @Override
  public List<Finding> findings() {
    List<AgentKind> chosen = agents.chosen();
    return chosen.isEmpty() ? List.of(unused()) : used(chosen);
  }

  private Finding unused() {
    List<AgentKind> installed = agents.installed();
    if (installed.isEmpty()) {
      return Finding.ok(name(), "none in use, and neither codex nor claude is in $PATH");
    }
    return Finding.ok(
        name(),
        offer
            .line(waiting.get(), "memories run")
            .orElse(installed.getFirst().title() + " is installed and not used; no session waits"));
  }

  private List<Finding> used(List<AgentKind> chosen) {
    List<Finding> findings = new ArrayList<>();
    for (AgentKind kind : chosen) {
      findings.add(
          agents.isInstalled(kind)
              ? Finding.ok(name(), kind.title() + " is installed and asked for memory")
              : Finding.error(
                  name(),
                  "there is no program " + kind.word() + " in the folders of $PATH",
                  "the settings have " + kind.title() + " asked for memory"));
    }
    return findings;
  }
}
