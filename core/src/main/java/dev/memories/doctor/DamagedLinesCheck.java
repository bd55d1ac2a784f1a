package dev.memories.doctor;

import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import java.util.List;

/** Checks whether lines of rollouts could not be read when their traces were made. */
public final class DamagedLinesCheck implements Check {
  private final StateDatabase state;

  public DamagedLinesCheck(StateDatabase state) {
    this.state = state;
  }

  @Override
  public String name() {
    return "damaged-lines";
  }

  @Override
  public List<Finding> findings() {
    List<TraceHead> damaged =
        state.traces().heads().stream().filter(trace -> trace.making().damagedLines() > 0).toList();
    if (damaged.isEmpty()) {
      return List.of(Finding.ok(name(), "every line of the extracted rollouts could be read"));
    }
    long lines = damaged.stream().mapToLong(trace -> trace.making().damagedLines()).sum();
    return List.of(
        Finding.warning(
                name(),
                lines + " lines of " + damaged.size() + " rollouts could not be read",
                "their traces may lack what stood there; the newest is " + damaged.getFirst().id())
            .fixedBy("memories trace list --json=id,damagedLines"));
  }
}
