package dev.memories.redact;

import dev.memories.text.KeywordAutomaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The redactor of the product: the reference's four passes and a wide rule set (product.md 4).
 *
 * <p>One automaton finds the keywords of all rules in one go; each rule then looks only at the
 * stretches round its own. Image data is not looked at.
 */
final class WideRedactor implements SecretRedactor {
  private static final Pattern IMAGE_DATA =
      Pattern.compile("data:image/[a-z.+-]{1,20};base64,[A-Za-z0-9+/=]++");

  /** Removing one secret may show another; more rounds than ever needed. */
  private static final int MAX_ROUNDS = 8;

  private final List<SecretRule> rules;
  private final KeywordAutomaton automaton;

  /** Of each word of the automaton, the rules that have it for a keyword. */
  private final int[][] rulesOfWord;

  private WideRedactor(List<SecretRule> rules) {
    this.rules = rules;
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

  /** The one instance; rules are read when it is first asked for. */
  static SecretRedactor instance() {
    return Holder.INSTANCE;
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
    Map<Integer, ScanWindows> stretches = new TreeMap<>();
    automaton.find(
        text,
        (word, from, to) -> {
          for (int rule : rulesOfWord[word]) {
            stretches
                .computeIfAbsent(rule, _ -> new ScanWindows(rules.get(rule).reach()))
                .add(text, from, to);
          }
        });
    List<SecretSpan> found = new ArrayList<>();
    stretches.forEach(
        (rule, parts) -> parts.all().forEach(part -> rules.get(rule).find(text, part, found::add)));
    return found;
  }

  private static final class Holder {
    static final SecretRedactor INSTANCE = new WideRedactor(SecretRules.all());
  }
}
