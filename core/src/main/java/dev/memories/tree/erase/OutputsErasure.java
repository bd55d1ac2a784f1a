package dev.memories.tree.erase;

import dev.memories.session.SessionId;
import dev.memories.text.Sha256;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import dev.memories.tree.erase.CitedMarkdown.Erased;
import dev.memories.tree.erase.SessionErasure.Kept;
import dev.memories.tree.erase.SessionErasure.Removal;
import dev.memories.tree.erase.SessionErasure.RemovedPart;
import dev.memories.tree.outputs.HandKeptOutputs;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tree.outputs.ManifestFile;
import dev.memories.tree.outputs.Outputs;
import dev.memories.tree.outputs.PinnedSection;
import dev.memories.tree.outputs.SharedSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Removes sessions from one version of a project's outputs.
 *
 * <p>The pinned section, and skills that a person keeps, are not changed.
 */
final class OutputsErasure {
  /** A skill is a procedure of at least two sessions (docs/spec/product.md 3.9.4). */
  private static final int MIN_SKILL_SOURCES = 2;

  /**
   * Text of an empty section, because a registry must not be empty (docs/spec/product.md 3.12.3).
   */
  private static final String NOTHING = "\n\nNothing to keep yet.\n";

  private final MemoryRoot root;
  private final List<SessionId> ids;
  private final Map<String, String> written;
  private final Map<Path, String> before = new LinkedHashMap<>();
  private final Map<Path, String> after = new LinkedHashMap<>();
  private final List<Path> gone = new ArrayList<>();
  private final List<Removal> removals = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();

  private OutputsErasure(MemoryRoot root, List<SessionId> ids, Map<String, String> written) {
    this.root = root;
    this.ids = ids;
    this.written = written;
  }

  /** Plans the changes to a version in the history; its manifest has the recorded hashes. */
  static OutputsErasure plan(MemoryRoot version, List<SessionId> ids) {
    return plan(
        version,
        ids,
        ManifestFile.read(version.folder())
            .<Map<String, String>>map(manifest -> manifest.outputs().files())
            .orElse(Map.of()));
  }

  /**
   * Plans the changes to outputs; changes nothing.
   *
   * @param written recorded hash of each file, by path
   */
  static OutputsErasure plan(MemoryRoot root, List<SessionId> ids, Map<String, String> written) {
    OutputsErasure erasure = new OutputsErasure(root, ids, written);
    erasure.load(root.registry());
    erasure.load(root.legacyConsolidated());
    for (SessionId id : ids) {
      erasure.planRegistry(root.registry(), id);
      erasure.planRegistry(root.legacyConsolidated(), id);
    }
    erasure.planSkills();
    return erasure;
  }

  List<Removal> removals() {
    return removals;
  }

  List<Kept> kept() {
    return kept;
  }

  private void load(Path file) {
    SessionErasure.read(file)
        .ifPresent(
            text -> {
              before.put(file, text);
              after.put(file, text);
            });
  }

  private void planRegistry(Path file, SessionId id) {
    String text = after.get(file);
    if (text == null) {
      return;
    }
    String pinned = PinnedSection.of(text);
    if (new CitedMarkdown(pinned).cites(id)) {
      kept.add(new Kept(id, file, "pinned"));
    }
    // It cites nothing, and others still share it.
    String shared = SharedSection.of(text);
    String cited = SharedSection.putInto(PinnedSection.putInto(text, ""), "");
    Erased erased = new CitedMarkdown(cited).without(id);
    if (!erased.isUnchanged()) {
      String rest = isAsWritten(file) ? supported(erased.text()) : erased.text();
      String left = SharedSection.putInto(PinnedSection.putInto(rest, pinned), shared);
      after.put(file, left.isBlank() ? "# Memory" + NOTHING : left.stripTrailing() + "\n");
      count(id, file, erased);
    }
  }

  /** If no session is cited any more, nothing supports the rest: only the title stays. */
  private static String supported(String registry) {
    return new CitedMarkdown(registry).sources().isEmpty() ? title(registry) + NOTHING : registry;
  }

  private static String title(String registry) {
    return registry.lines().filter(line -> line.startsWith("# ")).findFirst().orElse("# Memory");
  }

  /** Whether nobody edited the file; an edited file may hold a person's own text. */
  private boolean isAsWritten(Path file) {
    return sha256(before.getOrDefault(file, "")).equals(written.get(name(file)));
  }

  private void planSkills() {
    for (Path skill : children(root.skills())) {
      List<Path> files = markdown(skill);
      files.forEach(this::load);
      for (SessionId id : ids) {
        boolean named = files.stream().anyMatch(file -> current(file).cites(id));
        if (named && Disk.exists(skill.resolve(HandKeptOutputs.MARK))) {
          kept.add(new Kept(id, skill, "kept by hand"));
        } else if (named && !gone.contains(skill)) {
          planSkill(skill, files, id);
        }
      }
    }
  }

  private void planSkill(Path skill, List<Path> files, SessionId id) {
    Map<Path, Erased> erased = new LinkedHashMap<>();
    Set<String> left = new TreeSet<>();
    for (Path file : files) {
      Erased text = current(file).without(id);
      erased.put(file, text);
      left.addAll(new CitedMarkdown(text.text()).sources());
    }
    if (distinct(left) < MIN_SKILL_SOURCES) {
      gone.add(skill);
      removals.add(new Removal(id, RemovedPart.SKILL, skill, 1));
      return;
    }
    erased.forEach(
        (file, text) -> {
          after.put(file, text.text());
          count(id, file, text);
        });
  }

  /** Counts the sessions; a full id and its abbreviation are one. */
  private static int distinct(Set<String> sources) {
    return (int)
        sources.stream()
            .filter(
                source ->
                    sources.stream().noneMatch(o -> !o.equals(source) && o.startsWith(source)))
            .count();
  }

  private CitedMarkdown current(Path file) {
    return new CitedMarkdown(after.getOrDefault(file, ""));
  }

  private void count(SessionId id, Path file, Erased erased) {
    if (erased.blocks() > 0) {
      removals.add(new Removal(id, RemovedPart.BULLET, file, erased.blocks()));
    }
    if (erased.sources() > 0) {
      removals.add(new Removal(id, RemovedPart.SOURCE, file, erased.sources()));
    }
  }

  private List<Path> changed() {
    return after.keySet().stream()
        .filter(file -> gone.stream().noneMatch(file::startsWith))
        .filter(file -> !current(file).text().equals(before.get(file)))
        .toList();
  }

  void apply(Disk disk) throws IOException {
    for (Path skill : gone) {
      disk.delete(skill);
    }
    for (Path file : changed()) {
      disk.write(file, current(file).text());
    }
  }

  /** Updates the manifest of a version in the history: its files and its sessions. */
  void applyToManifest(Disk disk) throws IOException {
    Optional<Manifest> found = ManifestFile.read(root.folder());
    if (found.isEmpty() || removals.isEmpty()) {
      return;
    }
    Manifest old = found.get();
    Manifest next =
        new Manifest(
            old.version(),
            old.madeAt(),
            old.consolidator(),
            null, // should a session come back, its version does not settle it
            old.traces().stream().filter(id -> !ids.contains(id)).toList(),
            new Outputs(recorded(new TreeMap<>(old.outputs().files()))));
    disk.write(
        root.folder().resolve(ManifestFile.NAME), ManifestFile.replaced(root.folder(), next));
  }

  /** The recorded hashes after the erasure; a file edited before still counts as edited. */
  SortedMap<String, String> recorded(SortedMap<String, String> hashes) {
    SortedMap<String, String> next = new TreeMap<>(hashes);
    for (Path file : changed()) {
      next.computeIfPresent(
          name(file),
          (_, hash) ->
              hash.equals(sha256(before.getOrDefault(file, "")))
                  ? sha256(current(file).text())
                  : hash);
    }
    gone.forEach(skill -> next.keySet().removeIf(name -> name.startsWith(name(skill) + "/")));
    return next;
  }

  private String name(Path file) {
    return root.folder().relativize(file).toString();
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> children(Path folder) {
    return list(folder, Files::list).stream()
        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  private static List<Path> markdown(Path skill) {
    return list(skill, Files::walk).stream()
        .filter(path -> path.toString().endsWith(".md"))
        .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  private static List<Path> list(Path folder, Listing listing) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> found = listing.of(folder)) {
      return found.sorted().toList();
    } catch (IOException e) {
      throw new TreeException("read " + folder, e);
    }
  }

  @FunctionalInterface
  private interface Listing {
    Stream<Path> of(Path folder) throws IOException;
  }
}
