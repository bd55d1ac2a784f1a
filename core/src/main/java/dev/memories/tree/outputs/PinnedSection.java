package dev.memories.tree.outputs;

import java.util.regex.Pattern;

/**
 * The section {@code ## Pinned} of a registry: from its heading to the next heading of the same or
 * a higher level.
 */
public final class PinnedSection {
  /** A heading of level 2, with or without closing number signs, or underlined. */
  private static final Pattern HEADING =
      Pattern.compile("\\s*(?:##\\s+)?Pinned(?:\\s+#+)?\\s*(?:\\n\\s*-+\\s*)?");

  private PinnedSection() {}

  /** The section's source text, heading included; empty when there is none. */
  public static String of(String registry) {
    return RegistrySection.of(registry, HEADING).section();
  }

  /**
   * Replaces the registry's pinned section; the new one goes before the first other section.
   *
   * @param pinned may be empty
   */
  public static String putInto(String registry, String pinned) {
    RegistrySection split = RegistrySection.of(registry, HEADING);
    if (pinned.isEmpty()) {
      return split.head() + split.rest();
    }
    return RegistrySection.ended(split.head())
        + (split.rest().isEmpty() ? pinned : RegistrySection.ended(pinned))
        + split.rest();
  }
}
