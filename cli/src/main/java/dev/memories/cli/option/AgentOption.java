package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.text.DataFence;
import java.util.List;

/** Whether an agent reads what is printed: then it is fenced as data. */
public final class AgentOption {
  private final Flag forAgent =
      Flag.of("--for-agent", "fence it as data, for an agent that reads it");

  /** For the command that takes them. */
  public List<Argument> arguments() {
    return List.of(forAgent);
  }

  /** Who reads it. */
  public Reader reader() {
    return forAgent.isSet() ? DataFence::around : (text, _) -> text;
  }

  /** Makes of a text what its reader should get. */
  @FunctionalInterface
  public interface Reader {
    /**
     * The text to print.
     *
     * @param what it is, in a few words
     */
    String shown(String text, String what);
  }
}
