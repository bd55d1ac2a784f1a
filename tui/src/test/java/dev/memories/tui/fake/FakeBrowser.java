package dev.memories.tui.fake;

import dev.memories.tui.BrowserOptions;
import dev.memories.tui.MemoryBrowser;
import java.time.InstantSource;
import java.util.Optional;

/** Runs the browser on a made-up memory, to try it by hand. */
public final class FakeBrowser {
  private FakeBrowser() {}

  public static void main(String[] args) throws Exception {
    FakeCatalog catalog = args.length > 0 ? FakeCatalog.large(500, 5_000) : FakeCatalog.small();
    BrowserOptions options =
        new BrowserOptions(Optional.empty(), true, false, Optional.empty(), System.getenv());
    MemoryBrowser browser =
        new MemoryBrowser(catalog, options, InstantSource.fixed(FakeCatalog.NOW));
    browser.run();
  }
}
