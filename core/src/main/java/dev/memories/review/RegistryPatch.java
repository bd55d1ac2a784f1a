package dev.memories.review;

import dev.memories.recall.MemoryBullet;
import dev.memories.review.ProposedChange.OfBullet;
import dev.memories.review.SectionBullets.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes some changes of a proposal in a registry and leaves the rest of it as it is. */
final class RegistryPatch {
  private RegistryPatch() {}

  /**
   * The registry with the changes. A bullet that comes goes to the end of its section; a section
   * that is missing goes to the end of the registry.
   *
   * @param title the first heading of a registry that is empty
   */
  static String apply(String registry, String title, List<OfBullet> changes) {
    Map<String, OfBullet> old = new HashMap<>();
    Map<String, List<MemoryBullet>> added = new LinkedHashMap<>();
    for (OfBullet change : changes) {
      MemoryBullet before = change.before();
      MemoryBullet after = change.after();
      if (before != null) {
        old.put(before.id(), change);
      } else if (after != null) {
        added.computeIfAbsent(change.section(), _ -> new ArrayList<>()).add(after);
      }
    }
    String present = registry.isBlank() ? "# " + title + "\n" : registry;
    List<String> lines = new ArrayList<>();
    for (Line line : SectionBullets.of(present).lines()) {
      OfBullet change = old.get(line.bullet().map(MemoryBullet::id).orElse(""));
      MemoryBullet after = change == null ? null : change.after();
      if (change == null) {
        lines.add(line.block().text());
      } else if (after != null) {
        lines.add(item(after));
      }
    }
    return withAdded(String.join("\n", lines), added);
  }

  private static String withAdded(String registry, Map<String, List<MemoryBullet>> added) {
    List<Line> lines = SectionBullets.of(registry).lines();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      text.append(line.block().text()).append(i < lines.size() - 1 ? "\n" : "");
      boolean isLastOfSection =
          !line.block().isBlank()
              && lines.stream()
                  .skip(i + 1L)
                  .filter(next -> !next.block().isBlank())
                  .findFirst()
                  .filter(next -> !next.isHeading())
                  .isEmpty();
      List<MemoryBullet> more = isLastOfSection ? added.remove(line.section()) : null;
      if (more != null) {
        String gap = line.bullet().isPresent() ? "" : "\n";
        text.append(text.toString().endsWith("\n") ? "" : "\n").append(gap).append(items(more));
      }
    }
    StringBuilder all = new StringBuilder(text.toString().stripTrailing()).append('\n');
    added.forEach(
        (section, bullets) ->
            all.append("\n## ").append(section).append('\n').append(items(bullets)));
    return all.toString();
  }

  private static String items(List<MemoryBullet> bullets) {
    return bullets.stream().map(bullet -> item(bullet) + "\n").collect(Collectors.joining());
  }

  private static String item(MemoryBullet bullet) {
    return "- " + bullet.cited();
  }
}
