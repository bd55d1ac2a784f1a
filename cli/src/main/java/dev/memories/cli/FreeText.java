package dev.memories.cli;

import dev.memories.text.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Moves the options of a command before its words, so that a text needs no quotes: in {@code why
 * pnpm -r test}, {@code -r} is a word, for the command has no such option.
 *
 * <p>A long option that is nearly one of the command's own stays where picocli reports it.
 */
final class FreeText implements IParameterPreprocessor {
  private static final String END_OF_OPTIONS = "--";

  @Override
  @SuppressWarnings("JdkObsolete") // the interface asks for a Stack
  public boolean preprocess(
      Stack<String> args, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
    List<String> options = new ArrayList<>();
    List<String> words = new ArrayList<>();
    while (!args.isEmpty()) {
      String word = args.pop();
      if (word.equals(END_OF_OPTIONS)) {
        while (!args.isEmpty()) {
          words.add(args.pop());
        }
      } else if (isOption(word, command)) {
        options.add(word);
        OptionSpec option = command.optionsMap().get(word);
        if (option != null && option.arity().min() > 0 && !args.isEmpty()) {
          options.add(args.pop());
        }
      } else {
        words.add(word);
      }
    }
    if (!words.isEmpty()) {
      options.add(END_OF_OPTIONS);
      options.addAll(words);
    }
    options.reversed().forEach(args::push);
    return false;
  }

  private static boolean isOption(String word, CommandSpec command) {
    Map<String, OptionSpec> options = command.optionsMap();
    int sign = word.indexOf('=');
    String name = sign < 0 ? word : word.substring(0, sign);
    if (options.containsKey(name)) {
      return true;
    }
    if (word.startsWith("--")) {
      return NearestWord.of(name, options.keySet()).isPresent();
    }
    return holdsItsValue(word, options);
  }

  /** Whether the value stands in the word, as in {@code -n5}; {@code -node} is a word. */
  private static boolean holdsItsValue(String word, Map<String, OptionSpec> options) {
    OptionSpec option = word.length() > 2 ? options.get(word.substring(0, 2)) : null;
    return option != null
        && option.arity().min() > 0
        && (Character.isUpperCase(word.charAt(1)) || Character.isDigit(word.charAt(2)));
  }
}
