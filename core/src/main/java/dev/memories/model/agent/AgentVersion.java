package dev.memories.model.agent;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of an agent's program. */
record AgentVersion(int major, int minor, int patch) implements Comparable<AgentVersion> {
  private static final Comparator<AgentVersion> ORDER =
      Comparator.comparingInt(AgentVersion::major)
          .thenComparingInt(AgentVersion::minor)
          .thenComparingInt(AgentVersion::patch);

  private static final Pattern NUMBERS = Pattern.compile("\\b(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

  /** Finds the version in what a program prints for {@code --version}. */
  static Optional<AgentVersion> in(String printed) {
    Matcher found = NUMBERS.matcher(printed);
    return found.find()
        ? Optional.of(
            new AgentVersion(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(AgentVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
