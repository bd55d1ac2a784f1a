package dev.memories.redact;

import dev.memories.text.KeywordAutomaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product's redactor: the reference's four passes and a wide rule set (docs/spec/product.md
 * 4.9).
 *
 * <p>One automaton finds the keywords of all rules in one pass; each rule then searches only the
 * windows around its own. Image data is skipped.
 */
final class WideRedactor implements SecretRedactor {
  private static final Pattern IMAGE_DATA =
      Pattern.compile("data:image/[a-z.+-]{1,20};base64,[A-Za-z0-9+/=]++");

  /** Removing one secret may reveal another; more rounds than are ever needed. */
  private static final int MAX_ROUNDS = 8;

  private final List<SecretRule> rules;
  private final KeywordAutomaton automaton;

  /** For each word of the automaton, the rules that have it as a keyword. */
  private final int[][] rulesOfWord;

  WideRedactor(List<? extends SecretRule> rules) {
    this.rules = List.copyOf(rules);
    Map<String, List<Integer>> rulesByWord = new TreeMap<>();
    for (int i = 0; i < rules.size(); i++) {
      for (String word : rules.get(i).keywords()) {
        rulesByWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
    automaton = new KeywordAutomaton(List.copyOf(rulesByWord.keySet()));
    rulesOfWord =
        rulesByWord.values().stream()
            .map(indexes -> indexes.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /** The instance with all rules, which are loaded on first use. */
  static SecretRedactor instance() {
    return AllRules.REDACTOR;
  }

  @Override
  public String redact(String text) {
    String before = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String after = onceAroundImages(before);
      if (after.equals(before)) {
        break;
      }
      before = after;
    }
    return before;
  }

  private String onceAroundImages(String text) {
    if (!text.contains("data:image/")) {
      return once(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    Matcher image = IMAGE_DATA.matcher(text);
    int from = 0;
    while (image.find()) {
      out.append(once(text.substring(from, image.start()))).append(image.group());
      from = image.end();
    }
    return out.append(once(text.substring(from))).toString();
  }

  private String once(String text) {
    List<SecretSpan> found = find(text);
    return found.isEmpty() ? text : SecretSpan.replaceAll(text, found);
  }

  private List<SecretSpan> find(String text) {
    Map<Integer, ScanWindows> windows = new TreeMap<>();
    automaton.find(
        text,
        (word, from, to) -> {
          for (int rule : rulesOfWord[word]) {
            windows
                .computeIfAbsent(rule, _ -> new ScanWindows(rules.get(rule).reach()))
                .add(text, from, to);
          }
        });
    List<SecretSpan> found = new ArrayList<>();
    windows.forEach(
        (rule, parts) -> parts.all().forEach(part -> rules.get(rule).find(text, part, found::add)));
    return found;
  }

  private static final class AllRules {
    static final SecretRedactor REDACTOR = new WideRedactor(SecretRules.all());
  }
}
