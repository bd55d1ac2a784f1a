package dev.memories.pipeline.consolidate;

import dev.memories.pipeline.consolidate.OutputsReplacement.NewOutputs;
import dev.memories.recall.RejectedBullets;
import dev.memories.session.Project;
import dev.memories.state.ProjectMoveTable.Kind;
import dev.memories.state.StateDatabase;
import dev.memories.state.lock.Lease;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.PinnedSection;
import dev.memories.tree.outputs.SharedSection;
import dev.memories.tree.outputs.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What the user pinned, rejected and accepted from the team in a project that is merged into
 * another or split from it: the other project gets it, too. What that had before a merge is kept in
 * a folder beside the memory of the merged project, for the way back.
 */
record MergedWishes(
    StateDatabase state, MemoriesHome home, ConsolidationContext context, Kind kind) {
  private static final String BEFORE = "before-merge";

  private static final List<Section> SECTIONS =
      List.of(
          new Section("## Pinned", PinnedSection::of, PinnedSection::putInto),
          new Section("## " + SharedSection.TITLE, SharedSection::of, SharedSection::putInto));

  /**
   * A section of the registry that belongs to the user.
   *
   * @param section its text in a registry, heading included
   * @param replacement a registry with another text in its place
   */
  private record Section(
      String heading, UnaryOperator<String> section, BinaryOperator<String> replacement) {

    /** The lines below the heading, without empty ones. */
    private List<String> lines(String registry) {
      return section.apply(registry).lines().skip(1).filter(line -> !line.isBlank()).toList();
    }

    private String withLinesOf(String other, String registry) {
      List<String> missing = new ArrayList<>(lines(other));
      missing.removeAll(lines(registry));
      if (missing.isEmpty()) {
        return registry;
      }
      String present = section.apply(registry).stripTrailing();
      String begun = present.isEmpty() ? heading + "\n\n" : present + "\n";
      return replacement.apply(registry, begun + String.join("\n", missing) + "\n");
    }

    /** Without these lines; without the section when nothing else is in it. */
    private String without(List<String> gone, String registry) {
      if (gone.isEmpty()) {
        return registry;
      }
      String left =
          section.apply(registry).lines().filter(line -> !gone.contains(line)).toList().stream()
              .reduce("", (text, line) -> text + line + "\n");
      return replacement.apply(
          registry, left.lines().skip(1).allMatch(String::isBlank) ? "" : left);
    }
  }

  /**
   * Adds the wishes of a merged project to the other one.
   *
   * @param merged its folder is already in that of the other project
   */
  void add(Project merged, Project into, Lease ofOther) throws IOException {
    MemoryRoot source = new MemoryRoot(home.merged(merged, into).resolve("memory"));
    MemoryRoot before = before(source);
    if (!Files.isDirectory(before.folder())) {
      keep(home.root(into), before);
    }
    addTo(source, merged, home.root(into), ofOther);
  }

  /** Gives a new project the wishes of the project from which it was split. */
  void copy(Project from, Project created, Lease ofCreated) throws IOException {
    home.root(created).create();
    addTo(home.root(from), from, home.root(created), ofCreated);
  }

  private void addTo(MemoryRoot source, Project named, MemoryRoot target, Lease lease)
      throws IOException {
    Set<String> rejected = new LinkedHashSet<>(RejectedBullets.of(target).statements());
    rejected.addAll(RejectedBullets.of(source).statements());
    writeRejected(target, rejected);
    String registry = read(target);
    for (Section section : SECTIONS) {
      registry = section.withLinesOf(read(source), registry);
    }
    write(named, lease, target, registry);
  }

  /** Whether a project was merged with another, and has its folder back. */
  boolean wasMerged(Project project) {
    return Files.isDirectory(before(home.root(project)).folder());
  }

  /** Removes from the other project what only the merged one had, which has its folder back. */
  void remove(Project merged, Project from, Lease ofOther) throws IOException {
    MemoryRoot source = home.root(merged);
    MemoryRoot target = home.root(from);
    MemoryRoot before = before(source);
    Set<String> rejected = new LinkedHashSet<>(RejectedBullets.of(source).statements());
    rejected.removeAll(RejectedBullets.of(before).statements());
    Set<String> stillRejected = new LinkedHashSet<>(RejectedBullets.of(target).statements());
    stillRejected.removeAll(rejected);
    writeRejected(target, stillRejected);
    String registry = read(target);
    for (Section section : SECTIONS) {
      List<String> added = new ArrayList<>(section.lines(read(source)));
      added.removeAll(section.lines(read(before)));
      registry = section.without(added, registry);
    }
    write(merged, ofOther, target, registry);
  }

  /** Forgets what the other project had before an earlier merge that was taken back. */
  void forgetBefore(Project project) throws IOException {
    Path folder = before(home.root(project)).folder().getParent();
    if (folder != null && Files.isDirectory(folder)) {
      context.disk().delete(folder);
    }
  }

  private static MemoryRoot before(MemoryRoot source) {
    return new MemoryRoot(source.folder().resolveSibling(BEFORE).resolve("memory"));
  }

  private void keep(MemoryRoot target, MemoryRoot before) throws IOException {
    Path folder = before.folder();
    Path making = folder.resolveSibling("making");
    context.disk().delete(making);
    PrivateFiles.createFolders(making);
    RejectedBullets.of(target).write(before);
    String registry = "";
    for (Section section : SECTIONS) {
      registry = section.withLinesOf(read(target), registry);
    }
    context.disk().write(new MemoryRoot(making).registry(), registry);
    context.disk().move(making, folder);
  }

  private static void writeRejected(MemoryRoot root, Set<String> rejected) {
    if (!List.copyOf(rejected).equals(RejectedBullets.of(root).statements())) {
      new RejectedBullets(List.copyOf(rejected)).write(root);
    }
  }

  /** A new version of the outputs, which the history lists. */
  private void write(Project named, Lease lease, MemoryRoot root, String registry)
      throws IOException {
    if (registry.equals(read(root))) {
      return;
    }
    ConsolidationReport report =
        new OutputsReplacement(state, root, context)
            .replace(
                lease,
                new NewOutputs(
                    kind.word(),
                    null,
                    null,
                    staging -> fill(staging, root, registry),
                    _ -> "pinned and shared lines of " + named));
    if (report.failure() != null) {
      throw new ProjectMoveException(
          report.failure(),
          kind.word() + " the memory of " + named,
          String.valueOf(report.message()),
          null);
    }
  }

  private void fill(Staging staging, MemoryRoot root, String registry) {
    try {
      staging.fill(root);
      context.disk().write(staging.memory().registry(), registry);
    } catch (IOException e) {
      throw new TreeException("change " + root.registry(), e);
    }
  }

  private static String read(MemoryRoot root) throws IOException {
    return Files.isRegularFile(root.registry(), LinkOption.NOFOLLOW_LINKS)
        ? PlainFile.lenientText(root.registry())
        : "";
  }
}
