package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.MarkedText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import dev.memories.redact.scan.TextView;
import dev.memories.text.KeywordAutomaton;
import dev.memories.text.KeywordTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** JSON in JSON in JSON, and no deeper. */
  private static final int MAX_NESTING = 5;

  /**
   * A marker changes what rules find no farther away, in chars: the longest value, and its name.
   */
  private static final int REACH = 2_300;

  /** In the place of a rule: the word is the sign of a diff. */
  private static final int DIFF = -1;

  private final List<SecretRule> rules;
  private final KeywordAutomaton automaton;

  /** For each word of the automaton, the rules that have it as a keyword. */
  private final Keyword[][] keywordsOfWord;

  /**
   * A keyword of a rule.
   *
   * @param rule position of the rule
   * @param word position of the keyword in the rule's list
   */
  private record Keyword(int rule, int word) {}

  WideRedactor(List<? extends SecretRule> rules) {
    this.rules = List.copyOf(rules);
    Map<String, List<Keyword>> keywords = new TreeMap<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      List<String> words = rules.get(rule).keywords();
      for (int word = 0; word < words.size(); word++) {
        add(keywords, words.get(word), new Keyword(rule, word));
      }
    }
    for (String sign : TextView.diffSigns()) {
      add(keywords, sign.toLowerCase(Locale.ROOT), new Keyword(DIFF, 0));
    }
    automaton = new KeywordAutomaton(List.copyOf(keywords.keySet()));
    keywordsOfWord =
        keywords.values().stream().map(of -> of.toArray(Keyword[]::new)).toArray(Keyword[][]::new);
  }

  private static void add(Map<String, List<Keyword>> keywords, String word, Keyword keyword) {
    keywords.computeIfAbsent(word, _ -> new ArrayList<>()).add(keyword);
  }

  /** The instance with all rules, which are loaded on first use. */
  static SecretRedactor instance() {
    return AllRules.REDACTOR;
  }

  @Override
  public String redact(String text) {
    if (!text.contains("data:image/")) {
      return withoutSecrets(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    Matcher image = IMAGE_DATA.matcher(text);
    int from = 0;
    while (image.find()) {
      out.append(withoutSecrets(text.substring(from, image.start()))).append(image.group());
      from = image.end();
    }
    String redacted = out.append(withoutSecrets(text.substring(from))).toString();
    return redacted.equals(text) ? text : redacted;
  }

  private String withoutSecrets(String text) {
    String before = text;
    List<SecretSpan> found = find(before);
    for (int round = 0; round < MAX_ROUNDS && !found.isEmpty(); round++) {
      MarkedText after = MarkedText.replace(before, found);
      if (after.text().equals(before)) {
        break;
      }
      before = after.text();
      found = revealed(after);
    }
    return before;
  }

  /**
   * The secrets in a text after a round. Only the markers are new in it, so a long text is searched
   * again as a whole only if something is found near one of them.
   */
  private List<SecretSpan> revealed(MarkedText text) {
    List<SecretSpan> near = text.surroundings(REACH);
    if (areShort(near, text) && near.stream().allMatch(part -> find(text, part).isEmpty())) {
      return List.of();
    }
    // A cut changes what is found as far away as a marker does, so more is searched than counts.
    List<SecretSpan> wide = text.surroundings(2 * REACH);
    if (!areShort(wide, text)) {
      return find(text.text());
    }
    List<SecretSpan> found = new ArrayList<>();
    int length = text.text().length();
    for (SecretSpan part : wide) {
      int from = part.from() == 0 ? 0 : part.from() + REACH;
      int to = part.to() == length ? length : part.to() - REACH;
      for (SecretSpan span : find(text, part)) {
        if (span.from() >= from && span.to() <= to) {
          found.add(span);
        } else if (span.from() < to && span.to() > from) {
          // Longer than the reach, as a key in a block may be: the cut may have changed its end.
          return find(text.text());
        }
      }
    }
    return found;
  }

  private static boolean areShort(List<SecretSpan> parts, MarkedText text) {
    return parts.stream().mapToInt(part -> part.to() - part.from()).sum()
        < text.text().length() / 2;
  }

  /** The secrets in a part of a text. */
  private List<SecretSpan> find(MarkedText text, SecretSpan part) {
    return find(text.text().substring(part.from(), part.to())).stream()
        .map(span -> new SecretSpan(part.from() + span.from(), part.from() + span.to()))
        .toList();
  }

  /** The secrets in the text, in what it is once its escapes are decoded, and in its base64. */
  private List<SecretSpan> find(String text) {
    List<SecretSpan> found = new ArrayList<>();
    CharText source = CharText.of(text);
    boolean hidesChars = TextView.hidesChars(source);
    @Nullable KeywordTrail trail = hidesChars ? automaton.trail(source.array()) : null;
    boolean isDiff = find(source, trail, found);
    List<TextView> views = new ArrayList<>();
    Optional<TextView> next = hidesChars || isDiff ? TextView.of(source, isDiff) : Optional.empty();
    while (next.isPresent() && views.size() < MAX_NESTING) {
      TextView view = next.get();
      views.add(view);
      trail = trail == null ? null : view.trail(trail);
      List<SecretSpan> inView = new ArrayList<>();
      isDiff = find(view.text(), trail, inView);
      inView.forEach(span -> found.add(inSource(span, views)));
      next = view.inner(isDiff);
    }
    return found;
  }

  private static SecretSpan inSource(SecretSpan span, List<TextView> views) {
    SecretSpan outer = span;
    for (TextView view : views.reversed()) {
      outer = view.inSource(outer);
    }
    return outer;
  }

  /** Text in base64 goes as a whole when it holds a secret. */
  private void addEncoded(SecretSpan span, String decoded, List<SecretSpan> found) {
    List<SecretSpan> inside = new ArrayList<>();
    findByRules(CharText.of(decoded), null, inside);
    if (!inside.isEmpty()) {
      found.add(span);
    }
  }

  private boolean find(CharText text, @Nullable KeywordTrail trail, List<SecretSpan> found) {
    boolean isDiff = findByRules(text, trail, found);
    EncodedSecrets.find(text, (span, decoded) -> addEncoded(span, decoded, found));
    return isDiff;
  }

  /**
   * Returns whether the text may be a diff.
   *
   * @param trail of the text; null when there is none yet
   */
  private boolean findByRules(CharText text, @Nullable KeywordTrail trail, List<SecretSpan> found) {
    Windows windows = new Windows(text);
    if (trail == null) {
      automaton.find(text.array(), windows);
    } else {
      trail.forEach(windows);
    }
    for (int rule = 0; rule < windows.ofRule.length; rule++) {
      ScanWindows of = windows.ofRule[rule];
      if (of != null) {
        for (ScanWindow window : of.all()) {
          rules.get(rule).find(text, window, found::add);
        }
      }
    }
    return windows.isDiff;
  }

  /** Collects the windows of all rules. */
  private final class Windows implements KeywordAutomaton.Sink {
    private final CharText text;
    private final @Nullable ScanWindows[] ofRule = new ScanWindows[rules.size()];
    private boolean isDiff;

    Windows(CharText text) {
      this.text = text;
    }

    @Override
    public void found(int word, int from, int to) {
      for (Keyword keyword : keywordsOfWord[word]) {
        int rule = keyword.rule;
        if (rule == DIFF) {
          isDiff |= TextView.diffSigns().stream().anyMatch(sign -> text.startsWith(sign, from));
          continue;
        }
        ScanWindows of = ofRule[rule];
        if (of == null) {
          of = new ScanWindows(text, rules.get(rule).reach());
          ofRule[rule] = of;
        }
        of.add(keyword.word, from, to);
      }
    }
  }

  private static final class AllRules {
    static final SecretRedactor REDACTOR = new WideRedactor(SecretRules.all());
  }
}
