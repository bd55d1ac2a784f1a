package dev.memories.consolidate.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.consolidate.offline.OfflineConsolidator.MergedMemory;
import dev.memories.text.Utf8Budget;
import dev.memories.trace.Trace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of every merge: bullets name their traces and say nothing that these do not. */
final class RegistryEvidence {
  private static final Pattern BULLET =
      Pattern.compile("(?m)^(?:-|\\d+\\.) (.*) \\[([^\\[\\]]*)]$");
  private static final Pattern LISTED = Pattern.compile("(?m)^(?:-|\\d+\\.) .*$");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private RegistryEvidence() {}

  static void check(MergedMemory merged, List<Trace> traces) {
    checkBullets(merged.registry(), traces);
    merged.skills().forEach(skill -> checkBullets(skill.text(), traces));
    assertThat(Utf8Budget.length(merged.registry()))
        .isLessThan(traces.stream().mapToLong(trace -> Utf8Budget.length(trace.body())).sum());
  }

  private static void checkBullets(String text, List<Trace> traces) {
    assertThat(BULLET.matcher(text).results().count())
        .as("every bullet ends with its sources")
        .isEqualTo(LISTED.matcher(text).results().count());
    Matcher bullets = BULLET.matcher(text);
    while (bullets.find()) {
      List<Trace> named = named(bullets.group(2), traces);
      assertThat(named).as(bullets.group()).isNotEmpty();
      Set<String> known = new HashSet<>();
      named.forEach(trace -> known.addAll(words(trace.body())));
      assertThat(known).as(bullets.group()).containsAll(words(bullets.group(1)));
    }
  }

  private static List<Trace> named(String sources, List<Trace> traces) {
    return Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}[0-9a-f-]*")
        .matcher(sources)
        .results()
        .map(MatchResult::group)
        .map(
            prefix -> {
              List<Trace> fitting =
                  traces.stream().filter(trace -> trace.id().value().startsWith(prefix)).toList();
              assertThat(fitting).as(prefix).hasSize(1);
              return fitting.getFirst();
            })
        .toList();
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .forEach(words::add);
    return words;
  }
}
