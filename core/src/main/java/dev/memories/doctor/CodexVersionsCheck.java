package dev.memories.doctor;

import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Which releases of Codex wrote the sessions, and how many could not be understood. */
public final class CodexVersionsCheck implements Check {
  /** The newest release whose rollouts were looked at. */
  private static final String NEWEST_SEEN = "0.169.0";

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
    List<Session> sessions = state.sessions().all();
    if (sessions.isEmpty()) {
      return List.of(
          Finding.note(name(), "no sessions are indexed yet").mendedBy("memories index"));
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
                + (versions.isEmpty() ? "that name no release" : String.join(", ", versions))));
    if (!versions.isEmpty() && BY_NUMBERS.compare(versions.getLast(), NEWEST_SEEN) > 0) {
      findings.add(
          Finding.note(
              name(),
              "Codex " + versions.getLast() + " is newer than what was tried, " + NEWEST_SEEN));
    }
    long unreadable =
        sessions.stream().filter(session -> session.standing().unreadable() != null).count();
    if (unreadable > 0) {
      findings.add(
          (unreadable == 1
                  ? Finding.warning(name(), "1 session is unreadable", "it teaches nothing")
                  : Finding.warning(
                      name(), unreadable + " sessions are unreadable", "they teach nothing"))
              .mendedBy("memories candidates --all --json=id,reason,detail"));
    }
    return findings;
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\D+"))
        .filter(part -> !part.isEmpty() && part.length() < 10)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
