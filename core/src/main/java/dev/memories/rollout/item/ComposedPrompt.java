package dev.memories.rollout.item;

import dev.memories.rollout.item.HumanMessage.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt that the agent's program sends in the user's name when the user gives a command or picks
 * a choice.
 *
 * <p>The wording is the program's and holds no wish of the user. The label says what was asked for.
 */
record ComposedPrompt(Pattern form, Origin origin, String label) {
  private static final List<ComposedPrompt> ALL =
      List.of(
          new ComposedPrompt(
              Pattern.compile(
                  "Generate a file named AGENTS\\.md that serves as .*", Pattern.DOTALL),
              Origin.COMMAND,
              "Write AGENTS.md (/init)"),
          new ComposedPrompt(
              Pattern.compile("Read the approved plan at \\S.* and implement it\\."),
              Origin.COMMAND,
              "Implement the approved plan"),
          new ComposedPrompt(
              Pattern.compile(
                  "A previous agent produced the plan below to accomplish the user's .*",
                  Pattern.DOTALL),
              Origin.COMMAND,
              "Implement the approved plan"),
          new ComposedPrompt(
              Pattern.compile(
                  "Review the (?:current )?code changes .*[Pp]rovide prioritized,? .*findings\\.",
                  Pattern.DOTALL),
              Origin.REVIEW,
              "Review code changes (/review)"));

  /** A command of Claude Code as it is logged; the program puts a prompt in its place. */
  private static final Pattern NAMED =
      Pattern.compile(
          "<command-message>[^<]{0,400}</command-message>\\s*<command-name>(/[^<\\s]{1,200})</command-name>"
              + "(?:\\s*<command-args>([\\s\\S]{0,4000}?)</command-args>)?\\s*");

  /** The prompt that this text is; empty when a person may have typed it. */
  static Optional<ComposedPrompt> of(String text) {
    Matcher named = text.startsWith("<command-message>") ? NAMED.matcher(text) : null;
    if (named != null && named.matches()) {
      String arguments = named.group(2) == null ? "" : " " + named.group(2).strip();
      return Optional.of(
          new ComposedPrompt(NAMED, Origin.COMMAND, (named.group(1) + arguments).strip()));
    }
    return ALL.stream().filter(prompt -> prompt.form.matcher(text).matches()).findFirst();
  }
}
