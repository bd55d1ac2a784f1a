package dev.memories.cli.command.search;

import dev.memories.pipeline.search.ImportIndex;
import dev.memories.search.SearchHit;
import dev.memories.tree.archive.ImportedMemory;
import org.jspecify.annotations.Nullable;

/**
 * A hit of a search, of the projects' own or of what was imported into them.
 *
 * @param imported where it was imported from; null for what is the projects' own
 * @param marked the text of an import, with the matched words between U+0002 and U+0003
 */
record FoundHit(SearchHit hit, @Nullable ImportedMemory imported, String marked) {
  static FoundHit own(SearchHit hit) {
    return new FoundHit(hit, null, hit.text());
  }

  static FoundHit of(ImportIndex.Hit found) {
    return new FoundHit(found.bullet(), found.memory(), found.marked());
  }

  /** The kind of document that it stands in, a word. */
  String place() {
    return imported == null ? hit.place().word() : "import";
  }

  /** Where it was imported from, in a few words; null for what is the projects' own. */
  @Nullable String origin() {
    return imported == null ? null : imported.label();
  }

  /** What stands at the end of its line, in brackets; empty when there is no source. */
  String source() {
    return imported == null ? HitLines.source(hit) : "[" + imported.label() + "]";
  }
}
