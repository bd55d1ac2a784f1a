package dev.memories.recall;

import dev.memories.markdown.MarkdownBlock;
import dev.memories.markdown.MarkdownBlock.BlockKind;
import dev.memories.markdown.MarkdownBlocks;
import dev.memories.text.OneLine;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.PrivateFiles;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The bullets that the user does not want in a project's memory, from whatever session.
 *
 * <p>They are kept by what they say, one a line, in {@code rejected.txt} beside the memory root. A
 * bullet that says nearly the same in other words is rejected, too.
 *
 * @param statements without citations, oldest first
 */
public record RejectedBullets(List<String> statements) {
  /** Share of common words from which two statements count as the same. */
  private static final double SAME = 0.8;

  public RejectedBullets {
    statements = List.copyOf(statements);
  }

  /** Reads a project's rejections; none when there is no file. */
  public static RejectedBullets of(MemoryRoot root) {
    Path file = file(root);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new RejectedBullets(List.of());
    }
    try {
      return new RejectedBullets(
          PlainFile.lenientText(file).lines().filter(line -> !line.isBlank()).toList());
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }

  /** Replaces the project's rejections by these. */
  public void write(MemoryRoot root) {
    Path file = file(root);
    try {
      PrivateFiles.createFolders(Objects.requireNonNull(file.getParent()));
      PrivateFiles.write(
          file, statements.stream().map(line -> line + "\n").collect(Collectors.joining()));
    } catch (IOException e) {
      throw new TreeException("write " + file, e);
    }
  }

  private static Path file(MemoryRoot root) {
    return root.folder().resolveSibling("rejected.txt");
  }

  /** With one more statement, or as it is when that is rejected already. */
  public RejectedBullets with(String statement) {
    String line = OneLine.of(statement, Integer.MAX_VALUE);
    if (statements.contains(line)) {
      return this;
    }
    List<String> more = new ArrayList<>(statements);
    more.add(line);
    return new RejectedBullets(more);
  }

  public RejectedBullets without(String statement) {
    return new RejectedBullets(
        statements.stream().filter(line -> !line.equals(statement)).toList());
  }

  /** The rejections as bullets, so that they can be named by their ids. */
  public List<MemoryBullet> bullets() {
    return statements.stream()
        .map(line -> new MemoryBullet(MemoryBullet.idOf(line), MemoryTopic.OTHER, line, ""))
        .toList();
  }

  /** Whether the bullet is rejected. What the user pinned must be rejected in the same words. */
  public boolean covers(MemoryBullet bullet) {
    return statements.stream().anyMatch(rejected -> isSame(rejected, bullet));
  }

  private static boolean isSame(String rejected, MemoryBullet bullet) {
    return MemoryBullet.idOf(rejected).equals(bullet.id())
        || (bullet.topic() != MemoryTopic.PINNED
            && MemoryBullet.likeness(rejected, bullet.statement()) >= SAME);
  }

  /** The registry without the rejected bullets, and without the bullets inside them. */
  public String removedFrom(String registry) {
    if (statements.isEmpty()) {
      return registry;
    }
    List<MarkdownBlock> kept = new ArrayList<>();
    MemoryTopic topic = MemoryTopic.OTHER;
    int removedDepth = Integer.MAX_VALUE;
    for (MarkdownBlock block : MarkdownBlocks.of(registry)) {
      if (block.kind() == BlockKind.HEADING) {
        removeEmptySection(kept, block.depth());
        topic = RegistryBullets.topic(block);
      }
      if (!block.isBlank() && block.depth() <= removedDepth) {
        removedDepth = isRejected(block, topic) ? block.depth() : Integer.MAX_VALUE;
      }
      if (block.isBlank() || removedDepth == Integer.MAX_VALUE) {
        kept.add(block);
      }
    }
    removeEmptySection(kept, 1);
    return kept.stream().map(MarkdownBlock::text).collect(Collectors.joining("\n"));
  }

  /** Removes the heading at the end, unless it is the title, when the next one is on its level. */
  private static void removeEmptySection(List<MarkdownBlock> kept, int nextDepth) {
    int last = kept.size() - 1;
    while (last >= 0 && kept.get(last).isBlank()) {
      last--;
    }
    if (last > 0
        && kept.get(last).kind() == BlockKind.HEADING
        && kept.get(last).depth() >= nextDepth) {
      kept.subList(last, kept.size()).clear();
    }
  }

  private boolean isRejected(MarkdownBlock block, MemoryTopic topic) {
    return RegistryBullets.bullet(block, topic).filter(this::covers).isPresent();
  }
}
