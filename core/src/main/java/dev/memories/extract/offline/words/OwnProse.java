package dev.memories.extract.offline.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The part of a user's message that the user wrote for the agent, without pasted text.
 *
 * <p>Goes by form alone: code fences, quotes, indented blocks, logs, stack traces, chat exports and
 * documents are pasted. So is a block that a line ending in a colon announces, unless that line
 * itself gives orders, and a mail from its sender on up to its signature. Of a message with several
 * paragraphs the first and the last are the user's; one between them is only when it looks like
 * neither a list nor a log.
 */
final class OwnProse {
  private static final Pattern PARAGRAPHS = Pattern.compile("\\R[ \\t]*\\R");
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^[ \\t]*(```|~~~).*?(?:^[ \\t]*\\1|\\z)");

  /** Somebody's words of several sentences or lines. */
  private static final Pattern LONG_QUOTE =
      Pattern.compile(
          "(?<![^\\s(])[\"“„](?=\\S)[^\"“”„]{1,4000}(?:\\R|[.!?]\\s)[^\"“”„]{1,4000}(?<=\\S)[\"“”]"
              + "|«[^»]{1,4000}(?:\\R|[.!?]\\s)[^»]{1,4000}»");

  private static final Pattern TERMINAL = Pattern.compile("^\\s*[$%] \\S.*");
  private static final Pattern LIST = Pattern.compile("^\\s*(?:[-*+•]|\\d{1,3}[.)])\\s.*");
  private static final Pattern LOG =
      Pattern.compile(
          "^(?:\\[ *\\d+[.:]\\d|\\d\\d-\\d\\d \\d\\d:\\d\\d|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:|[IWEDFV]/\\S+ ?[(:]"
              + "|\\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|HINT)\\]?[: ]"
              + "|\\s?\\S+ \\d{4}-\\d\\d-\\d\\d: |\\d{4}-\\d\\d-\\d\\d[T ]|\\[?\\d\\d:\\d\\d|\\s+at |\\s{4,}|\\t|[A-Z]+ \\S+::|={4,}|-{4,}"
              + "|\\+{3} |-{3} |@@ |diff --git|Traceback|Caused by|##\\[|\\S*(?:Error|Exception)\\b.*:|\\S*Warning: |\\$ \\S"
              + "|error(?:\\[\\w+])?: |warning: |FAILED |From: |Von: |De: |Subject: |Betreff: |Date: ).*");
  private static final Pattern QUOTE = Pattern.compile("^\\s*>.*");
  private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s.*");

  /** The line of a mail that names its sender. */
  private static final Pattern SENDER =
      Pattern.compile(
          "^(?:From|Von|De|Da|Van|Od|От|Від|Från|Fra|Kimden|差出人|发件人|보낸 사람)\\s?[:：]\\s?\\S.*");

  /** A line of the head of a mail. */
  private static final Pattern HEADER = Pattern.compile("^\\p{L}[\\p{L} -]{0,20}\\s?[:：].*");

  /** A short last line without an end, as under a letter. */
  private static final Pattern SIGNATURE =
      Pattern.compile("(?:[^.!?:;]|(?<=[\\s,]\\p{Lu})\\.){0,39}[^.!?:;,]");

  private static final Pattern SMALL = Pattern.compile("^\\p{Ll}.*", Pattern.DOTALL);

  private OwnProse() {}

  /**
   * The user's own lines, in order.
   *
   * @param ordersIn tells whether a line gives a lasting order
   */
  static String of(String message, Predicate<String> ordersIn) {
    String unquoted = LONG_QUOTE.matcher(FENCE.matcher(message).replaceAll("\n")).replaceAll("…");
    String[] paragraphs = PARAGRAPHS.split(unquoted, -1);
    List<String> own = new ArrayList<>();
    boolean announced = false;
    boolean inMail = false;
    for (int i = 0; i < paragraphs.length; i++) {
      boolean isEnd = i == 0 || i == paragraphs.length - 1;
      String paragraph = paragraphs[i];
      if (paragraph.isBlank()) {
        continue;
      }
      if (inMail && !(isEnd && writesSmall(paragraphs[0]) && writesSmall(paragraph))) {
        inMail = !isSigned(paragraph);
        continue;
      }
      inMail = beginsMail(paragraph);
      // Alone, a list under a line of prose is how people write down what they want.
      boolean isPasted = paragraphs.length > 1 && looksPasted(paragraph);
      isPasted |= announced && !isEnd;
      if (!isPasted && (isEnd || isOneLine(paragraph))) {
        own.add(ownLines(paragraph, ordersIn));
      }
      announced = announces(lastLine(paragraph), ordersIn);
    }
    return String.join("\n", own).strip();
  }

  private static String ownLines(String paragraph, Predicate<String> ordersIn) {
    List<String> own = new ArrayList<>();
    boolean announced = false;
    for (String line : paragraph.split("\\R", -1)) {
      if (SENDER.matcher(line).matches()) {
        break;
      }
      if (announced || LOG.matcher(line).matches() || QUOTE.matcher(line).matches()) {
        continue;
      }
      own.add(line.strip());
      announced = announces(line, ordersIn);
    }
    return String.join("\n", own);
  }

  /** Whether a mail begins in it that has its text in the next paragraphs. */
  private static boolean beginsMail(String paragraph) {
    List<String> mail =
        paragraph.lines().dropWhile(line -> !SENDER.matcher(line).matches()).toList();
    return !mail.isEmpty()
        && mail.stream().skip(1).allMatch(line -> HEADER.matcher(line).matches());
  }

  /** Who begins messages with a small letter goes on so below a mail that others wrote. */
  private static boolean writesSmall(String paragraph) {
    return SMALL.matcher(paragraph.strip()).matches();
  }

  private static boolean isSigned(String paragraph) {
    return SIGNATURE.matcher(lastLine(paragraph).strip()).matches();
  }

  private static boolean announces(String line, Predicate<String> ordersIn) {
    String stripped = line.strip();
    return Sentences.endsInColon(stripped) && !ordersIn.test(stripped);
  }

  /** More than half of its lines are list items, log lines or quotes, or it is a document. */
  private static boolean looksPasted(String paragraph) {
    List<String> lines = paragraph.lines().filter(line -> !line.isBlank()).toList();
    long foreign =
        lines.stream()
            .filter(
                line ->
                    LOG.matcher(line).matches()
                        || QUOTE.matcher(line).matches()
                        || HEADING.matcher(line).matches()
                        || (lines.size() > 2 && LIST.matcher(line).matches()))
            .count();
    long items = lines.stream().filter(line -> LIST.matcher(line).matches()).count();
    boolean hasTitledList = items > 1 && !LIST.matcher(lines.getFirst()).matches();
    boolean isTerminal = TERMINAL.matcher(lines.getFirst()).matches();
    return isTerminal || foreign * 2 > lines.size() || hasTitledList;
  }

  private static boolean isOneLine(String paragraph) {
    return paragraph.strip().lines().count() == 1;
  }

  private static String lastLine(String paragraph) {
    return paragraph.strip().lines().reduce("", (_, line) -> line);
  }
}
