package dev.memories.tui.fake;

import dev.memories.session.Project;
import dev.memories.tui.loop.Snapshot;
import dev.memories.tui.state.Abilities;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Look;
import dev.memories.tui.state.Size;
import java.util.Optional;

/** States of the browser over a fake memory. */
public final class Screens {
  private Screens() {}

  public static BrowserState initial(FakeCatalog catalog, Size size) {
    return BrowserState.initial(
        size,
        Look.DARK,
        new Abilities(false, catalog.supported()),
        Optional.<Project>empty(),
        FakeCatalog.NOW);
  }

  public static BrowserState after(FakeCatalog catalog, Size size, String keys) {
    return Snapshot.after(catalog, initial(catalog, size), Key.list(keys));
  }
}
