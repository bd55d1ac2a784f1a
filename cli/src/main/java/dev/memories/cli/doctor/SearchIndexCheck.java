package dev.memories.cli.doctor;

import dev.memories.doctor.Check;
import dev.memories.doctor.Finding;
import dev.memories.search.SearchDatabase;
import dev.memories.session.Session;
import dev.memories.state.StateDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reports the size of the search index, compared with the rollouts that it was made from. */
final class SearchIndexCheck implements Check {
  /** The tables alone take some 60 kB, so that the share of a small home would tell nothing. */
  private static final long TELLING_BYTES = 10_000_000;

  private final StateDatabase state;
  private final Path file;

  SearchIndexCheck(StateDatabase state, Path file) {
    this.state = state;
    this.file = file;
  }

  @Override
  public String name() {
    return "search-index";
  }

  @Override
  public List<Finding> findings() {
    long size = SearchDatabase.sizeBytes(file);
    if (size == 0) {
      return List.of(Finding.ok(name(), "not made yet; the first search makes it"));
    }
    long rollouts =
        state.sessions().all().stream()
            .map(Session::files)
            .mapToLong(Session.Files::sizeBytes)
            .sum();
    String share =
        rollouts < TELLING_BYTES
            ? ""
            : String.format(
                Locale.ROOT,
                ", %.1f %% of %d kB of rollouts",
                100.0 * size / rollouts,
                rollouts / 1_000);
    return List.of(Finding.ok(name(), file + ": " + size / 1_000 + " kB" + share));
  }
}
