package dev.memories.tui.memory;

import dev.memories.redact.SecretRedactor;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoriesHome;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The parts of the core that the browser reads and writes through.
 *
 * @param reading opens the state for reading; it need not exist, and is then empty
 * @param writing opens the state for writing; closed after each action
 * @param mayMend whether what a crash left half done in a tree may be mended before it is read
 */
public record CoreParts(
    MemoriesHome home,
    InstantSource clock,
    Supplier<StateDatabase> reading,
    Supplier<StateDatabase> writing,
    boolean mayMend) {
  SecretRedactor redactor() {
    return SecretRedactor.product();
  }
}
