package dev.memories.extract.offline.words;

import dev.memories.shellline.CommandKind;
import dev.memories.shellline.CommandRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a project's instructions (AGENTS.md) which checks are to run before a commit.
 *
 * <p>A sentence counts that speaks of what comes before a commit ({@code commit-first} in {@code
 * user-words}) and holds a check in code marks.
 */
public final class CommitRuleReader {
  private static final String OPENING = "<INSTRUCTIONS>";
  private static final String CLOSING = "</INSTRUCTIONS>";
  private static final int MOST_CHARS = 40_000;
  private static final int MOST_SENTENCE_CHARS = 300;
  private static final int MOST_RULES = 3;
  private static final Pattern CODE = Pattern.compile("(?<!`)`([^`]{2,80})`(?!`)");

  private final ExcerptMaker excerpts;
  private final CueWords cues;
  private final CommandRules commands;

  public CommitRuleReader(ExcerptMaker excerpts, OfflineRules rules) {
    this.excerpts = excerpts;
    this.cues = rules.cues().words();
    this.commands = rules.commands();
  }

  /** The rules in a message; empty unless an agent's program put instructions into it. */
  public List<CommitRule> in(String message, long line) {
    int from = message.indexOf(OPENING);
    if (from < 0) {
      return List.of();
    }
    int close = message.indexOf(CLOSING, from);
    int to = Math.min(close < 0 ? message.length() : close, from + MOST_CHARS);
    List<CommitRule> found = new ArrayList<>();
    for (String paragraph : message.substring(from + OPENING.length(), to).split("\\R", -1)) {
      for (String sentence : Sentences.of(paragraph)) {
        if (found.size() < MOST_RULES && cues.in(sentence).has("commit-first")) {
          found.addAll(rules(sentence, line));
        }
      }
    }
    return found.stream().limit(MOST_RULES).toList();
  }

  private List<CommitRule> rules(String sentence, long line) {
    List<CommitRule> rules = new ArrayList<>();
    Matcher code = CODE.matcher(sentence);
    while (code.find()) {
      if (commands.roleOf(code.group(1)).kind() == CommandKind.CHECK) {
        rules.add(
            new CommitRule(
                excerpts.of(code.group(1), MOST_SENTENCE_CHARS),
                excerpts.of(sentence.replaceFirst("^[\\s*+-]+", ""), MOST_SENTENCE_CHARS),
                line));
      }
    }
    return rules;
  }
}
