package dev.memories.tui.state;

import dev.memories.tui.port.ActionKind;
import java.util.Set;

/** What may be done here: what the catalog can do, less what {@code --read-only} takes away. */
public record Permissions(boolean readOnly, Set<ActionKind> supported) {
  public Permissions {
    supported = Set.copyOf(supported);
  }

  public boolean allow(ActionKind kind) {
    return !readOnly && supported.contains(kind);
  }
}
