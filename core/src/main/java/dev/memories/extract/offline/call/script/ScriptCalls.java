package dev.memories.extract.offline.call.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The tools that a script calls, in the order of the script.
 *
 * @param calls those in a loop over a list that the script spells out once for each item
 * @param printed for each print of the script, the index of the call whose result it prints; -1
 *     where it prints something else
 */
public record ScriptCalls(List<Call> calls, List<Integer> printed) {
  private static final int MOST_CHARS = 200_000;

  public ScriptCalls {
    calls = List.copyOf(calls);
    printed = List.copyOf(printed);
  }

  /**
   * A call of a tool.
   *
   * @param argument the first argument; what reading does not show is left out
   */
  public record Call(String tool, JsonNode argument) {}

  public static ScriptCalls in(String script) {
    return new ScriptReader()
        .read(Tokenizer.tokens(script.substring(0, Math.min(script.length(), MOST_CHARS))));
  }
}
