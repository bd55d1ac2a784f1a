package dev.memories.tui.state;

import dev.memories.tui.port.ActionKind;
import java.util.Set;

/** The actions that the user may start: those that the catalog supports, none in read-only mode. */
public record Permissions(boolean readOnly, Set<ActionKind> supported) {
  public Permissions {
    supported = Set.copyOf(supported);
  }

  public boolean allow(ActionKind kind) {
    return !readOnly && supported.contains(kind);
  }
}
