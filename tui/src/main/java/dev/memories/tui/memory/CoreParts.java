package dev.memories.tui.memory;

import dev.memories.redact.SecretRedactor;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The objects of core that the browser reads and writes through.
 *
 * @param reading opens the database for reading; a missing database is empty
 * @param writing opens the database for writing; the caller closes it after each action
 * @param mayRepair whether to repair a tree that a crash left half written
 */
public record CoreParts(
    MemoriesHome home,
    InstantSource clock,
    Supplier<StateDatabase> reading,
    Supplier<StateDatabase> writing,
    boolean mayRepair) {
  SecretRedactor redactor() {
    return SecretRedactor.product();
  }
}
