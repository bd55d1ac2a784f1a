package dev.memories.tui.memory;

import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import dev.memories.tree.outputs.History;
import dev.memories.tree.outputs.Manifest;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.Subject;
import java.util.List;
import java.util.Optional;

/** Compares a consolidation with the one before. */
final class VersionComparison {
  private static final String REGISTRY = "MEMORY.md";

  private final MemoryRoot root;

  VersionComparison(MemoryRoot root) {
    this.root = root;
  }

  Document of(Subject subject) {
    return switch (subject) {
      case Subject.Registry _ -> withLast(REGISTRY);
      case Subject.Skill(_, var name) -> withLast("skills/" + name + "/SKILL.md");
      case Subject.Version(_, var name) -> withOlder(name);
      case Subject.Passage(var whole, _, _) -> of(whole);
      case Subject.Overview _,
          Subject.Summary _,
          Subject.Imported _,
          Subject.SessionTrace _,
          Subject.Candidate _,
          Subject.Change _ ->
          new Document.Missing("This has no earlier versions.");
    };
  }

  private Document withLast(String file) {
    Optional<String> last =
        new History(root).versions().stream().map(Manifest::version).findFirst();
    return last.<Document>map(version -> compare(version, Optional.empty(), file))
        .orElseGet(VersionComparison::first);
  }

  private Document withOlder(String version) {
    List<String> names = new History(root).versions().stream().map(Manifest::version).toList();
    int older = names.indexOf(version) + 1;
    return older > 0 && older < names.size()
        ? compare(names.get(older), Optional.of(version), REGISTRY)
        : first();
  }

  private Document compare(String older, Optional<String> newer, String file) {
    History history = new History(root);
    return new Document.Comparison(
        older,
        text(history.version(older), file),
        newer.orElse("now"),
        text(newer.map(history::version).orElse(root), file));
  }

  private static String text(MemoryRoot of, String file) {
    return new TreeReader(of).read(file).orElse("");
  }

  private static Document first() {
    return new Document.Missing("There is no earlier consolidation to compare with.");
  }
}
