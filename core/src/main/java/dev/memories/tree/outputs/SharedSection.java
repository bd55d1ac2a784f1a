package dev.memories.tree.outputs;

import java.util.regex.Pattern;

/**
 * The section {@code ## Shared by the team} of a registry, at its end: what the user has accepted
 * of the bullets that others share (docs/spec/archive.md 5).
 */
public final class SharedSection {
  public static final String TITLE = "Shared by the team";

  private static final Pattern HEADING = Pattern.compile("\\s*##\\s+" + TITLE + "(?:\\s+#+)?\\s*");

  private SharedSection() {}

  /** The section's source text, heading included; empty when there is none. */
  public static String of(String registry) {
    return RegistrySection.of(registry, HEADING).section();
  }

  /**
   * Replaces the section of a registry.
   *
   * @param section may be empty
   */
  public static String putInto(String registry, String section) {
    RegistrySection split = RegistrySection.of(registry, HEADING);
    String others = split.head() + split.rest();
    if (section.isEmpty()) {
      return split.section().isEmpty() ? registry : others.stripTrailing() + "\n";
    }
    return RegistrySection.ended(others.stripTrailing()) + section.stripTrailing() + "\n";
  }
}
