package dev.memories.doctor;

import dev.memories.session.Agent;
import dev.memories.session.Session;
import dev.memories.session.SessionSource;
import dev.memories.state.StateDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Checks which Codex releases wrote the sessions and how many sessions are unreadable. */
public final class CodexVersionsCheck implements Check {
  /** The newest release that we have tested with. */
  private static final String NEWEST_TESTED = "0.171.0";

  private static final Comparator<String> BY_NUMBERS =
      Comparator.comparing(CodexVersionsCheck::numbers, Arrays::compare);

  private final StateDatabase state;

  public CodexVersionsCheck(StateDatabase state) {
    this.state = state;
  }

  @Override
  public String name() {
    return "codex-versions";
  }

  @Override
  public List<Finding> findings() {
    List<Session> all = state.sessions().all();
    List<Session> sessions =
        all.stream()
            .filter(session -> Agent.ofLog(session.files().rollout()) == Agent.CODEX)
            .toList();
    if (sessions.isEmpty() && !all.isEmpty()) {
      return List.of();
    }
    if (sessions.isEmpty()) {
      return List.of(Finding.note(name(), "no sessions are indexed yet").fixedBy("memories index"));
    }
    List<Finding> findings = new ArrayList<>();
    List<String> versions =
        sessions.stream()
            .map(session -> session.origin().cliVersion())
            .filter(Objects::nonNull)
            .distinct()
            .sorted(BY_NUMBERS)
            .toList();
    findings.add(
        Finding.ok(
            name(),
            sessions.size()
                + " sessions of Codex "
                + (versions.isEmpty() ? "of unknown release" : String.join(", ", versions))));
    if (!versions.isEmpty() && BY_NUMBERS.compare(versions.getLast(), NEWEST_TESTED) > 0) {
      findings.add(
          Finding.note(
              name(),
              "Codex "
                  + versions.getLast()
                  + " is newer than the newest tested release, "
                  + NEWEST_TESTED));
    }
    long unreadable = sessions.stream().filter(CodexVersionsCheck::isUnreadable).count();
    if (unreadable > 0) {
      findings.add(
          (unreadable == 1
                  ? Finding.warning(
                      name(), "1 session is unreadable", "nothing is extracted from it")
                  : Finding.warning(
                      name(),
                      unreadable + " sessions are unreadable",
                      "nothing is extracted from them"))
              .fixedBy("memories candidates --all --json=id,reason,detail"));
    }
    return findings;
  }

  /** As the gate for candidates decides. */
  private static boolean isUnreadable(Session session) {
    return session.standing().unreadable() != null
        || session.origin().source() instanceof SessionSource.Unreadable;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\D+"))
        .filter(part -> !part.isEmpty() && part.length() < 10)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
