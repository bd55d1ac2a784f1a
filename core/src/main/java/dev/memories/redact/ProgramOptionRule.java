package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import dev.memories.redact.scan.ShellWords;
import dev.memories.redact.scan.ShellWords.Word;
import dev.memories.redact.scan.TextScan;
import dev.memories.redact.value.AssignedValue;
import dev.memories.redact.value.Placeholders;
import dev.memories.redact.value.ProgramOptions;
import dev.memories.redact.value.ProgramOptions.Command;
import dev.memories.redact.value.ValueShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A secret that a program is given on its command line or through a pipe, as in {@code mysql
 * -psecret}.
 *
 * <p>The words of a command are read once, for all programs named in it.
 */
final class ProgramOptionRule implements SecretRule {
  private static final int MIN_LENGTH = 3;

  /** Shorter names stand in many words, so only those are looked at that end there. */
  private static final int MIN_TELLING = 6;

  private static final int MAX_PIPED = 300;
  private static final String HERE_STRING = "<<<";

  private final ProgramOptions options = ProgramOptions.read();

  @Override
  public String id() {
    return "program-option";
  }

  /** A program's name and a blank or a quote, for the names are short. */
  @Override
  public List<String> keywords() {
    return options.programs().stream()
        .flatMap(
            program ->
                program.length() < MIN_TELLING
                    ? Stream.of(" ", "\"", "'", "\\", "\u000B").map(program::concat)
                    : Stream.of(program))
        .toList();
  }

  @Override
  public Reach reach() {
    return Reach.WHOLE_TEXT;
  }

  @Override
  public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
    int done = 0;
    for (int i = 0; i < window.keywordCount(); i++) {
      int from = window.keyword(i);
      int to = programEnd(text, window.keywordEnd(i));
      if (from >= done && to > from && isCommand(text, from)) {
        done = new Reading(text, found).read(from, to);
      }
    }
  }

  /** The end of the name; -1 if it goes on. */
  private static int programEnd(CharText text, int keywordEnd) {
    int last = keywordEnd - 1;
    if (!TextScan.isNameChar(text.charAt(last))) {
      return last;
    }
    boolean goesOn =
        keywordEnd < text.length()
            && (TextScan.isNameChar(text.charAt(keywordEnd)) || text.charAt(keywordEnd) == '-');
    return goesOn ? -1 : keywordEnd;
  }

  private static boolean isCommand(CharText text, int from) {
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    boolean isDiff =
        (before == '+' || before == '-') && (from == 1 || text.charAt(from - 2) == '\n');
    return isDiff || TextScan.isSpace(before) || "\"'`/(|;&=".indexOf(before) >= 0;
  }

  /** Reads one command. */
  private final class Reading {
    private final CharText text;
    private final Consumer<SecretSpan> found;

    /** The options that count, each with the number of words before its first positional one. */
    private final Map<String, Integer> active = new HashMap<>();

    /** Commands of programs that were named; few, however often. */
    private final List<Command> met = new ArrayList<>();

    private final List<Command> waiting = new ArrayList<>();
    private int positional;

    /** The option that says that the program reads a secret; null when it reads none. */
    private @Nullable String piped;

    /** Whether an option counts that does not begin with "-". */
    private boolean takesWords;

    Reading(CharText text, Consumer<SecretSpan> found) {
      this.text = text;
      this.found = found;
    }

    /** Returns the end of the command. */
    int read(int from, int to) {
      ShellWords words = ShellWords.after(text, from, to);
      meet(from, to, from);
      @Nullable String option = null;
      boolean hereString = false;
      for (Word word = words.next(); word != null; word = words.next()) {
        if (option != null) {
          take(option, word, 0);
          option = null;
          continue;
        }
        if (hereString) {
          takeHere(word.start(), word.end());
          hereString = false;
          continue;
        }
        activate(word, from);
        if (piped != null && word.startsWith(HERE_STRING)) {
          hereString = takeHereString(word);
          continue;
        }
        boolean isOption = text.charAt(word.start()) == '-';
        option = isOption || takesWords ? optionOf(word) : null;
        if (option == null && !isOption) {
          meet(word.start(), word.end(), from);
          positional++;
          if (takesWords) {
            takePositional(word);
          }
        }
      }
      return Math.max(words.end(), to);
    }

    /** Notes the options of a program that the command names. */
    private void meet(int start, int end, int from) {
      int nameEnd = start;
      while (nameEnd < end
          && !TextScan.isQuote(text.charAt(nameEnd))
          && text.charAt(nameEnd) != '\\') {
        nameEnd++;
      }
      for (Command command : options.of(text, start, nameEnd)) {
        if (met.contains(command)) {
          continue;
        }
        met.add(command);
        if (command.isUnconditional()) {
          activateAll(command, from);
        } else {
          waiting.add(command);
        }
      }
    }

    private void activate(Word word, int from) {
      for (Command command : waiting) {
        if (word.end() - word.start() == command.needed().length()
            && word.startsWith(command.needed())) {
          activateAll(command, from);
        }
      }
    }

    private void activateAll(Command command, int from) {
      for (String option : command.options()) {
        boolean isNew =
            active.put(option, positional + (command.needed().startsWith("-") ? 0 : 1)) == null;
        takesWords |= !option.startsWith("-") && !option.startsWith("<");
        if (isNew && option.startsWith("<")) {
          piped = option;
          takePiped(from, option.length() > 1);
        }
      }
    }

    /** The option whose value is the next word; null when the word is none, or holds the value. */
    private @Nullable String optionOf(Word word) {
      for (String option : active.keySet()) {
        String name = name(option);
        if (!isPositional(option) && word.startsWith(name)) {
          int rest = word.start() + name.length();
          boolean whole = word.end() == rest;
          boolean takesNext =
              option.startsWith("-")
                  || (option.startsWith("/") && !option.endsWith(":"))
                  || option.endsWith("_pw");
          if (whole && takesNext && !option.endsWith("+")) {
            return option;
          }
          boolean assigned = !whole && text.charAt(rest) == '=';
          if (!whole && (assigned || isAttached(option, takesNext))) {
            take(option, word, name.length() + (assigned ? 1 : 0));
            return null;
          }
        }
      }
      return null;
    }

    /** Whether the value may stand in the word of the option itself. */
    private static boolean isAttached(String option, boolean takesNext) {
      boolean isShort =
          !option.startsWith("--") && ":%,".indexOf(option.charAt(option.length() - 1)) >= 0;
      return option.endsWith("+") || option.endsWith("*") || !takesNext || isShort;
    }

    private static boolean isPositional(String option) {
      return option.startsWith("#")
          || option.startsWith("<")
          || option.equals("=")
          || option.equals("u/p");
    }

    private static String name(String option) {
      char last = option.charAt(option.length() - 1);
      boolean marked = option.startsWith("-") && "*+:%=,".indexOf(last) >= 0;
      return marked ? option.substring(0, option.length() - 1) : option;
    }

    private void take(String option, Word word, int skip) {
      int start = pastQuote(word.start() + skip);
      char last = option.charAt(option.length() - 1);
      if (option.startsWith("-") && ":%=,".indexOf(last) >= 0) {
        int sign = text.indexOf(last, Math.min(start, word.end()), word.end());
        if (sign < 0) {
          return;
        }
        start = sign + 1;
      }
      report(start, word.end());
    }

    private void takePositional(Word word) {
      active.forEach(
          (option, first) -> {
            if (option.startsWith("#") && positional - first == option.charAt(1) - '0') {
              report(word.start(), word.end());
            } else if (option.equals("=")) {
              takeGiven(word);
            } else if (option.equals("u/p")) {
              int slash = word.text().indexOf('/');
              int at = word.text().indexOf('@', Math.max(slash, 0));
              if (slash > 0) {
                report(word.start() + slash + 1, at < 0 ? word.end() : word.start() + at);
              }
            }
          });
    }

    /** The value in {@code NAME=value}, if it looks like a secret: most of them are settings. */
    private void takeGiven(Word word) {
      int sign = word.text().indexOf('=');
      int start = sign < 0 ? word.end() : pastQuote(word.start() + sign + 1);
      if (ValueShape.isUnusualWord(text.substring(start, Math.max(start, word.end())))) {
        report(start, word.end());
      }
    }

    /** Takes the value behind {@code <<<}; returns whether it is the next word. */
    private boolean takeHereString(Word word) {
      int start = word.start() + HERE_STRING.length();
      if (start == word.end()) {
        return true;
      }
      takeHere(pastQuote(start), word.end());
      return false;
    }

    private void takeHere(int start, int end) {
      boolean afterColon = ":".equals(piped == null ? "" : piped.substring(1));
      int colon = afterColon ? text.indexOf(':', start, end) : -1;
      report(colon < 0 ? start : colon + 1, end);
    }

    /** What {@code echo} or {@code printf} writes into the pipe before the command. */
    private void takePiped(int from, boolean afterColon) {
      int pipe = from;
      while (pipe > 0 && text.charAt(pipe - 1) == ' ') {
        pipe--;
      }
      if (pipe == 0 || text.charAt(pipe - 1) != '|') {
        return;
      }
      int start = Math.max(0, pipe - MAX_PIPED);
      String before = text.substring(start, pipe);
      int echo = start + Math.max(before.lastIndexOf("echo "), before.lastIndexOf("printf "));
      if (echo < start) {
        return;
      }
      ShellWords words = ShellWords.after(text, echo, text.indexOf(' ', echo, text.length()));
      for (Word word = words.next(); word != null && word.end() < pipe; word = words.next()) {
        if (!word.startsWith("-") && !word.startsWith("%")) {
          report(word.start() + (afterColon ? word.text().indexOf(':') + 1 : 0), word.end());
        }
      }
    }

    private int pastQuote(int from) {
      int at = TextScan.pastBackslashes(text, from);
      return at < text.length() && TextScan.isQuote(text.charAt(at)) ? at + 1 : from;
    }

    private void report(int start, int end) {
      if (text.startsWith(SecretRedactor.MARKER, start)) {
        return;
      }
      int past = AssignedValue.withoutPunctuation(text, start, end);
      String value = text.substring(start, Math.max(start, past));
      if (value.length() >= MIN_LENGTH && isSecret(value)) {
        found.accept(new SecretSpan(start, past));
      }
    }

    private static boolean isSecret(String value) {
      return !value.startsWith("-")
          && !value.startsWith("$")
          && !Placeholders.isPlaceholder(value)
          && !ValueShape.isTemplate(value);
    }
  }
}
