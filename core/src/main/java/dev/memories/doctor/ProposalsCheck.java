package dev.memories.doctor;

import dev.memories.review.Review;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reports the proposals that wait for the user's review: no agent is given them before. */
public final class ProposalsCheck implements Check {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final Instant now;

  public ProposalsCheck(StateDatabase state, MemoriesHome home, Instant now) {
    this.state = state;
    this.home = home;
    this.now = now;
  }

  @Override
  public String name() {
    return "proposals";
  }

  @Override
  public List<Finding> findings() {
    Set<Project> projects = new TreeSet<>(state.traces().projects());
    projects.addAll(state.consolidations().projects());
    List<Finding> findings = new ArrayList<>();
    for (Project project : projects) {
      Review.of(home.root(project)).ifPresent(review -> findings.add(waiting(project, review)));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(name(), "no new memory waits for your review"))
        : findings;
  }

  private Finding waiting(Project project, Review review) {
    int changes = review.changes().size();
    String what =
        (changes == 1 ? "1 change" : changes + " changes")
            + " of the memory of "
            + project
            + (changes == 1 ? " waits" : " wait")
            + " for your review, proposed "
            + age(Duration.between(review.made().madeAt(), now));
    return new Finding(
        name(),
        Severity.NOTE,
        what,
        "agents get the memory as it was before",
        "memories review --cwd " + new FileCount(List.of(project)).quoted(),
        null);
  }

  private static String age(Duration since) {
    if (since.toMinutes() < 1) {
      return "just now";
    }
    if (since.toHours() < 1) {
      return since.toMinutes() + " min ago";
    }
    return (since.toDays() < 1 ? since.toHours() + " h" : since.toDays() + " d") + " ago";
  }
}
