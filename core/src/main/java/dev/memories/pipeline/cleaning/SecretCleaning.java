package dev.memories.pipeline.cleaning;

import dev.memories.pipeline.consolidate.ConsolidationContext;
import dev.memories.pipeline.recovery.TreeRepair;
import dev.memories.search.SearchDatabase;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.ConsolidationLock;
import dev.memories.state.lock.ConsolidationLocks;
import dev.memories.state.lock.Lease;
import dev.memories.state.sql.StateException;
import dev.memories.text.IoReason;
import dev.memories.text.Sha256;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.MemorySummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds secrets that an older version has kept in a memories home, and removes them by rewriting
 * (docs/redaction.md).
 *
 * <p>A call that was interrupted can be repeated: it finds what is left.
 */
public final class SecretCleaning {
  private final StateDatabase state;
  private final MemoriesHome home;
  private final ConsolidationContext context;
  private final KeptFiles files;

  /**
   * @param recordings the folders with recorded exchanges with models
   */
  public SecretCleaning(
      StateDatabase state, MemoriesHome home, ConsolidationContext context, List<Path> recordings) {
    this.state = state;
    this.home = home;
    this.context = context;
    this.files = new KeptFiles(home, recordings);
  }

  /**
   * A place with secrets.
   *
   * @param name a table of the state database, or a file
   * @param texts how many texts in it hold a secret
   */
  public record Place(String name, int texts) {}

  /** The places that hold a secret by the rules of today; only reads. */
  public List<Place> find() {
    List<Place> places = new ArrayList<>();
    state
        .texts()
        .changedBy(this::redacted)
        .forEach((table, texts) -> places.add(new Place("table " + table, texts)));
    state
        .auditFile()
        .map(audit -> new Place(audit.path().toString(), audit.changedBy(this::redacted)))
        .filter(place -> place.texts() > 0)
        .ifPresent(places::add);
    for (Path file : files.all()) {
      if (KeptFiles.text(file).filter(this::holdsSecret).isPresent()) {
        places.add(new Place(file.toString(), 1));
      }
    }
    int searchable = searchable();
    if (searchable > 0) {
      places.add(new Place(home.searchIndex().toString(), searchable));
    }
    return places;
  }

  /**
   * Rewrites all places. Takes all locks first.
   *
   * @throws StateException when another run holds a lock, or something cannot be written
   */
  public void clean() {
    TreeSet<Project> projects = new TreeSet<>(state.traces().projects());
    projects.addAll(state.consolidations().projects());
    List<Lease> leases = new ArrayList<>();
    try {
      String owner = context.owners().get();
      for (Project project : projects) {
        leases.add(
            state
                .locks()
                .tryHold(project, owner, ConsolidationLocks.LEASE)
                .orThrow(SecretCleaning::busy));
      }
      cleanHolding(projects);
    } finally {
      leases.forEach(Lease::close);
    }
  }

  private static StateException busy(ConsolidationLock lock) {
    return StateException.busy(
        "remove secrets from the memories home",
        "a run holds the lock of " + lock.project().cwd(),
        "try again when it has ended",
        null);
  }

  private void cleanHolding(Set<Project> projects) {
    boolean inSearch = searchable() > 0;
    state.texts().edit(this::redacted);
    // In a transaction, because others append within one.
    state.transaction(
        () -> {
          state.auditFile().ifPresent(audit -> audit.edit(this::redacted));
          return true;
        });
    // Trace files and summaries are made from rows, so they are written again from them.
    for (Project project : projects) {
      MemoryRoot root = home.root(project);
      if (home.hasMemory(project)) {
        TreeRepair.mend(project, root, state, context.disk());
        MemorySummary.of(state.traces().newest(project, MemoryRoot.MAX_TRACES)).write(root);
      }
    }
    cleanFiles();
    if (inSearch) {
      SearchDatabase.delete(home.searchIndex());
    }
    state.texts().compact();
    state.emptyLog();
  }

  /** Keeps the recorded hashes true, so that no rewritten file is taken for a hand edit. */
  private void cleanFiles() {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Path file : files.all()) {
      KeptFiles.text(file)
          .filter(this::holdsSecret)
          .ifPresent(
              before -> {
                String after = redacted(before);
                write(file, after);
                hashes.put(hash(before), hash(after));
              });
    }
    if (hashes.isEmpty()) {
      return;
    }
    hashes.forEach(state.texts()::replaceHash);
    for (Path file : files.all()) {
      KeptFiles.text(file)
          .ifPresent(
              before -> {
                String after = before;
                for (Map.Entry<String, String> hash : hashes.entrySet()) {
                  after = after.replace(hash.getKey(), hash.getValue());
                }
                if (!after.equals(before)) {
                  write(file, after);
                }
              });
    }
  }

  private void write(Path file, String text) {
    try {
      context.disk().write(file, text);
    } catch (IOException e) {
      throw new StateException("write " + file, IoReason.of(e), "check its permissions", e);
    }
  }

  private int searchable() {
    if (Files.notExists(home.searchIndex())) {
      return 0;
    }
    try (SearchDatabase search = SearchDatabase.open(home.searchIndex())) {
      return search.count(this::holdsSecret);
    }
  }

  private boolean holdsSecret(String text) {
    return !redacted(text).equals(text);
  }

  private String redacted(String text) {
    return context.redactor().redact(text);
  }

  private static String hash(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
