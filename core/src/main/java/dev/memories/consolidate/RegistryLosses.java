package dev.memories.consolidate;

import dev.memories.trace.TraceBullet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of the user and the commands that a new registry no longer holds.
 *
 * @param lost in the order of the registry before, as it told them
 */
public record RegistryLosses(List<String> lost) {
  private static final int MOST_TOLD = 5;
  private static final int MOST_CHARS = 80;

  /** Share of a rule's words that one bullet must hold to say the same. */
  private static final double SAME = 0.6;

  private static final Pattern RULES =
      Pattern.compile("(?i).*\\b(?:preferences?|corrections?|wish(?:es)?|rules?|the user)\\b.*");
  private static final Pattern COMMANDS =
      Pattern.compile("(?i).*\\b(?:build|tests?|verif\\w*|checks?|commands?|run)\\b.*");
  private static final Pattern BULLET = Pattern.compile("\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(.*)");
  private static final Pattern SOURCES = Pattern.compile("\\s*\\[[^\\[\\]]*]\\s*$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{3,}");

  public RegistryLosses {
    lost = List.copyOf(lost);
  }

  /** Compares two registries; either may be empty. */
  public static RegistryLosses between(String before, String after) {
    List<Set<String>> said = after.lines().map(RegistryLosses::words).toList();
    String commands = folded(after);
    List<String> lost = new ArrayList<>();
    String heading = "";
    for (String line : before.lines().toList()) {
      var bullet = BULLET.matcher(line);
      if (line.startsWith("#")) {
        heading = line;
      } else if (bullet.matches()) {
        String text = SOURCES.matcher(bullet.group(1)).replaceFirst("");
        List<String> codes = TraceBullet.parse(text).codes();
        if (RULES.matcher(heading).matches()) {
          if (said.stream().noneMatch(words -> holds(words, words(text)))) {
            lost.add(text);
          }
        } else if (COMMANDS.matcher(heading).matches()
            && !codes.isEmpty()
            && !commands.contains(folded(codes.getFirst()))) {
          lost.add("`" + codes.getFirst() + "`");
        }
      }
    }
    return new RegistryLosses(lost);
  }

  /** One clause for people; empty when nothing is lost. */
  public String told() {
    if (lost.isEmpty()) {
      return "";
    }
    String told =
        lost.stream().limit(MOST_TOLD).map(RegistryLosses::cut).collect(Collectors.joining(", "));
    int more = lost.size() - MOST_TOLD;
    return "the new registry no longer says: " + told + (more > 0 ? " and " + more + " more" : "");
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS - 1) + "…";
  }

  private static boolean holds(Set<String> words, Set<String> rule) {
    long common = rule.stream().filter(words::contains).count();
    return !rule.isEmpty() && common >= rule.size() * SAME;
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
