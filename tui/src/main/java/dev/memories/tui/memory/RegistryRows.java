package dev.memories.tui.memory;

import dev.memories.folder.ProjectFolder;
import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlock.BlockKind;
import dev.memories.markdown.MarkdownBlocks;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.MemoryTopic;
import dev.memories.recall.RegistryBullets;
import dev.memories.recall.StaleCheck;
import dev.memories.recall.UsageCounts;
import dev.memories.session.Project;
import dev.memories.state.StateDatabase;
import dev.memories.trace.TraceHead;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import dev.memories.tui.page.Citations;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists the bullets of a registry: how many sessions say it, when, whether it is used or stale. */
final class RegistryRows {
  /** Sessions that a citation counts but does not name. */
  private static final Pattern MORE = Pattern.compile("(\\d{1,6}) more session");

  private final StateDatabase state;

  RegistryRows(StateDatabase state) {
    this.state = state;
  }

  /**
   * A bullet at its place.
   *
   * @param line where it begins in the registry, from 1
   */
  record Placed(MemoryBullet bullet, int line) {
    Subject subject(Project project) {
      return new Subject.Passage(new Subject.Registry(project), line, bullet.statement());
    }

    /** The sessions that the citation names, by the beginnings of their ids. */
    Set<String> sessions() {
      return Citations.in("[" + bullet.citation() + "]").stream()
          .filter(citation -> citation.contains(" "))
          .map(citation -> citation.substring(0, citation.indexOf(' ')))
          .collect(Collectors.toSet());
    }

    /** The sessions behind it: one a part of the citation, and those that it only counts. */
    int support() {
      int support = 0;
      for (String part : bullet.citation().split(";", -1)) {
        Matcher more = MORE.matcher(part);
        support += more.find() ? Integer.parseInt(more.group(1)) : part.isBlank() ? 0 : 1;
      }
      return support;
    }
  }

  /** The bullets in the order of the registry. */
  static List<Placed> of(MemoryRoot root) {
    String registry = new TreeReader(root).read("MEMORY.md").orElse("");
    List<Placed> placed = new ArrayList<>();
    MemoryTopic topic = MemoryTopic.OTHER;
    int line = 1;
    for (MarkdownBlock block : MarkdownBlocks.of(registry)) {
      if (block.kind() == BlockKind.HEADING) {
        topic = RegistryBullets.topic(block);
      }
      int from = line;
      RegistryBullets.bullet(block, topic).ifPresent(found -> placed.add(new Placed(found, from)));
      line += block.lines().size();
    }
    return placed;
  }

  List<EntryRow> rows(Project project, MemoryRoot root) {
    List<TraceHead> heads = state.traces().heads(project);
    UsageCounts usage = UsageCounts.read(root);
    StaleCheck check = new StaleCheck(ProjectFolder.of(project));
    return of(root).stream()
        .map(placed -> row(project, placed, newest(placed, heads), usage, check))
        .toList();
  }

  private static EntryRow row(
      Project project, Placed placed, Optional<Instant> when, UsageCounts usage, StaleCheck check) {
    long used = usage.used().getOrDefault(placed.bullet().id(), 0L);
    boolean stale = check.missing(placed.bullet()).isPresent();
    List<String> words = new ArrayList<>();
    if (stale) {
      words.add("stale");
    }
    if (used > 0) {
      words.add("used " + used);
    }
    words.add(placed.support() + "×");
    return new EntryRow(
        placed.subject(project),
        placed.bullet().statement(),
        "",
        when,
        Optional.of(new EntryRow.Badge(String.join(", ", words), stale ? Tone.WARN : Tone.PLAIN)),
        placed.support(),
        stale);
  }

  /** When the newest of the sessions that say it was last changed. */
  private static Optional<Instant> newest(Placed placed, List<TraceHead> heads) {
    Set<String> sessions = placed.sessions();
    return heads.stream()
        .filter(head -> sessions.stream().anyMatch(head.id().value()::startsWith))
        .map(head -> head.subject().updatedAt())
        .max(Comparator.naturalOrder());
  }
}
