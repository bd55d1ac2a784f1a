package dev.memories.recall;

import dev.memories.text.PlainFile;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many sessions have used each bullet, as counted at the last consolidation.
 *
 * <p>Kept in {@code usage.tsv} beside the memory root, an id and a number a line, because a hook
 * ranks by it and opens no database.
 *
 * @param used by the bullet's id; bullets that were never used are left out
 */
public record UsageCounts(Map<String, Long> used) {
  /** No bullet has been used. */
  public static final UsageCounts NONE = new UsageCounts(Map.of());

  /** A registry has less than this; a larger file is not ours. */
  private static final long MAX_BYTES = 256 * 1024;

  public UsageCounts {
    used = Map.copyOf(used);
  }

  public static UsageCounts of(List<BulletUsage> usages) {
    Map<String, Long> used = new HashMap<>();
    for (BulletUsage usage : usages) {
      if (usage.used() > 0) {
        used.merge(usage.bullet().id(), usage.used(), Math::max);
      }
    }
    return new UsageCounts(used);
  }

  /** Reads a project's counts; none where the file is missing or malformed. */
  public static UsageCounts read(MemoryRoot root) {
    Path file = file(root);
    Map<String, Long> used = new HashMap<>();
    try {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES) {
        for (String line : PlainFile.lenientText(file).lines().toList()) {
          int tab = line.indexOf('\t');
          used.put(line.substring(0, Math.max(tab, 0)), Long.parseLong(line.substring(tab + 1)));
        }
      }
      return new UsageCounts(used);
    } catch (IOException | NumberFormatException _) {
      return NONE;
    }
  }

  /** Replaces the project's counts by these. */
  public void write(MemoryRoot root) {
    if (equals(read(root))) {
      return;
    }
    StringBuilder text = new StringBuilder();
    used.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            count ->
                text.append(count.getKey()).append('\t').append(count.getValue()).append('\n'));
    try {
      PrivateFiles.write(file(root), text.toString());
    } catch (IOException e) {
      throw new TreeException("write " + file(root), e);
    }
  }

  long of(MemoryBullet bullet) {
    return used.getOrDefault(bullet.id(), 0L);
  }

  private static Path file(MemoryRoot root) {
    return root.folder().resolveSibling("usage.tsv");
  }
}
