package dev.memories.cli.doctor;

import dev.memories.cli.install.Installations;
import dev.memories.cli.install.Installations.Place;
import dev.memories.cli.output.Timestamp;
import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import dev.memories.recall.GivenBullets;
import java.util.ArrayList;
import java.util.List;

/** Reports in which agents memory is installed, whether they may run it, and when one last did. */
final class InstallationsCheck implements Check {
  private final Installations installations;
  private final GivenBullets given;

  InstallationsCheck(Installations installations, GivenBullets given) {
    this.installations = installations;
    this.given = given;
  }

  @Override
  public String name() {
    return "installations";
  }

  @Override
  public List<Finding> findings() {
    String heard =
        given
            .lastHeard()
            .map(at -> "; an agent last called at " + Timestamp.of(at))
            .orElse("; no agent has called yet");
    List<Finding> findings = new ArrayList<>();
    for (Place place : installations.all()) {
      if (place.isInstalled()) {
        findings.add(finding(place, heard));
      }
    }
    return findings.isEmpty()
        ? List.of(
            Finding.note(name(), "no agent is set up to get the memory by itself")
                .fixedBy("memories install codex"))
        : findings;
  }

  private Finding finding(Place place, String heard) {
    String where = place.title() + ": " + place.file();
    return Boolean.FALSE.equals(place.isTrusted())
        ? Finding.warning(
                name(),
                where + " is not trusted" + heard,
                "Codex does not run the hooks until you have trusted them once")
            .fixedBy("codex")
        : Finding.ok(name(), where + heard);
  }
}
