package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.call.ToolAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A script that the agent had run, and what is still to be learnt of its calls. */
final class ScriptRun {
  private final TurnEvidence stretch;
  private final String source;
  private final long line;
  private final List<Integer> printed;
  private final List<Awaited> calls = new ArrayList<>();

  ScriptRun(TurnEvidence stretch, ToolAction.Script script, String source, long line) {
    this.stretch = stretch;
    this.source = source;
    this.line = line;
    this.printed = script.printed();
    script.actions().forEach(action -> calls.add(new Awaited(this, action)));
  }

  TurnEvidence stretch() {
    return stretch;
  }

  String source() {
    return source;
  }

  long line() {
    return line;
  }

  List<Awaited> calls() {
    return calls;
  }

  /** The calls of which nothing is known yet. */
  List<Awaited> left() {
    return calls.stream().filter(call -> !call.isSettled()).toList();
  }

  Optional<Awaited> firstLeft() {
    return left().stream().filter(Awaited::isReported).findFirst();
  }

  /** What the script printed of a call; empty when that cannot be told. */
  String printOf(Awaited call, List<String> prints) {
    if (calls.size() == 1) {
      return String.join("\n", prints);
    }
    int index = calls.indexOf(call);
    if (prints.size() != printed.size()) {
      return "";
    }
    return String.join(
        "\n",
        IntStream.range(0, prints.size())
            .filter(i -> printed.get(i) == index)
            .mapToObj(prints::get)
            .toList());
  }

  /** One call of a script. */
  static final class Awaited {
    private final ScriptRun run;
    private final ToolAction action;
    private @Nullable ToolStep told;
    private boolean settled;
    private boolean typedInto;

    private Awaited(ScriptRun run, ToolAction action) {
      this.run = run;
      this.action = action;
    }

    ScriptRun run() {
      return run;
    }

    ToolAction action() {
      return action;
    }

    /** Whether its tool writes a report when it is done. */
    boolean isReported() {
      return action instanceof ToolAction.Shell
          || action instanceof ToolAction.Patch
          || action instanceof ToolAction.ServerTool;
    }

    boolean isSettled() {
      return settled;
    }

    void settle() {
      settled = true;
    }

    boolean isTypedInto() {
      return typedInto;
    }

    void typeInto() {
      typedInto = true;
    }

    /** The step that stands for the call until its report comes. */
    Optional<ToolStep> told() {
      return Optional.ofNullable(told);
    }

    void tell(ToolStep step) {
      told = step;
    }
  }
}
