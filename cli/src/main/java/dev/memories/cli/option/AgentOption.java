package dev.memories.cli.option;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.text.DataFence;
import java.util.List;

/** The option that fences printed memory as data, for agents. */
public final class AgentOption implements OptionGroup {
  private final Flag forAgent = Flag.of("--for-agent", "fence the text as data, for an agent");

  @Override
  public List<Argument> arguments() {
    return List.of(forAgent);
  }

  public boolean isSet() {
    return forAgent.isSet();
  }

  /**
   * The text as it is to be printed.
   *
   * @param what the text is, in a few words
   */
  public String fenced(String text, String what) {
    return forAgent.isSet() ? DataFence.around(text, what) : text;
  }
}
