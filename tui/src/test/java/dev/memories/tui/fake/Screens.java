package dev.memories.tui.fake;

import dev.memories.session.Project;
import dev.memories.tui.loop.HeadlessBrowser;
import dev.memories.tui.state.BrowserState;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.state.Key;
import dev.memories.tui.state.Permissions;
import dev.memories.tui.state.Size;
import java.util.Optional;

/** States of the browser on a fake memory. */
public final class Screens {
  private Screens() {}

  public static BrowserState initial(FakeCatalog catalog, Size size) {
    return BrowserState.initial(
        size,
        ColourScheme.DARK,
        new Permissions(false, catalog.supported()),
        Optional.<Project>empty(),
        FakeCatalog.NOW);
  }

  public static BrowserState after(FakeCatalog catalog, Size size, String keys) {
    return HeadlessBrowser.after(catalog, initial(catalog, size), Key.list(keys));
  }
}
