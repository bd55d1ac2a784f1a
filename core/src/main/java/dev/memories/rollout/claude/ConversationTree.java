package dev.memories.rollout.claude;

import dev.memories.rollout.files.RolloutFile;
import dev.memories.rollout.lines.RolloutLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a log's lines, which hang together by their parents' ids.
 *
 * <p>The newest line is the end of the conversation. When the user goes back to an earlier prompt
 * and writes another one, the first prompt and all that followed stay in the file as a branch. The
 * tree also forks without that: each result of parallel calls follows its own call. So a branch is
 * abandoned only where it begins with a prompt and a later prompt took its place.
 */
final class ConversationTree {
  /** Lines after so many are not looked at, which bounds the memory; they count as history. */
  private static final int MOST_LINES = 400_000;

  private final Map<String, Integer> byId = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Long, String> times = new HashMap<>();
  private final Set<Long> abandoned;
  private boolean hasAttachments;
  private long lastCopied;

  /** A line, and the one that it follows; -1 at a root. */
  private record Node(long line, int parent, boolean isPrompt) {}

  private ConversationTree(RolloutLines lines, String session, boolean keepsTimes)
      throws IOException {
    int leaf = -1;
    while (nodes.size() < MOST_LINES && lines.nextNotBlank()) {
      if (BookkeepingLine.is(lines)) {
        continue;
      }
      ClaudeFields fields = ClaudeFields.of(lines);
      hasAttachments |= "attachment".equals(fields.type());
      if (keepsTimes && fields.timestamp() != null) {
        times.put(lines.number(), fields.timestamp());
      }
      if (fields.uuid() == null || fields.isSidechain()) {
        continue;
      }
      if (fields.requestSession() != null && !session.equals(fields.requestSession())) {
        lastCopied = lines.number();
      }
      byId.put(fields.uuid(), nodes.size());
      leaf = fields.isMessage() ? nodes.size() : leaf;
      nodes.add(new Node(lines.number(), parentOf(fields.parent()), fields.isPrompt()));
    }
    abandoned = abandoned(leaf);
    byId.clear();
    nodes.clear();
  }

  /**
   * Reads the tree of the log of this session.
   *
   * @param keepsTimes whether {@link #timestamp} will be asked
   */
  static ConversationTree of(Path log, String session, boolean keepsTimes) throws IOException {
    try (RolloutLines lines = new RolloutLines(RolloutFile.open(log), 0, 0)) {
      return new ConversationTree(lines, session, keepsTimes);
    }
  }

  /** Whether the line was left behind when the user went back to an earlier prompt. */
  boolean isAbandoned(long line) {
    return abandoned.contains(line);
  }

  /** The time of a line, so that it need not be looked through again; null when not kept. */
  @Nullable String timestamp(long line) {
    return times.get(line);
  }

  /** Whether the release writes attachments, and with them the prompts that it queued. */
  boolean hasAttachments() {
    return hasAttachments;
  }

  /** The last line that says that another session asked for it; 0 when there is none. */
  long lastCopied() {
    return lastCopied;
  }

  /** A parent that is not in the file stands for the line before. */
  private int parentOf(@Nullable String id) {
    return id == null ? -1 : byId.getOrDefault(id, nodes.size() - 1);
  }

  private Set<Long> abandoned(int leaf) {
    BitSet path = new BitSet(nodes.size());
    Map<Integer, Integer> nextOnPath = new HashMap<>();
    int next = -1;
    for (int at = leaf; at >= 0 && !path.get(at); at = nodes.get(at).parent()) {
      path.set(at);
      nextOnPath.put(at, next);
      next = at;
    }
    nextOnPath.put(-1, next);
    BitSet left = new BitSet(nodes.size());
    int[] branches = new int[nodes.size()];
    Set<Long> lines = new HashSet<>();
    for (int at = 0; at < nodes.size(); at++) {
      Node node = nodes.get(at);
      int parent = node.parent();
      branches[at] = parent < 0 || path.get(parent) ? at : branches[parent];
      boolean isLeft =
          !path.get(at)
              && ((parent >= 0 && left.get(parent))
                  || (node.isPrompt() && isReplaced(branches[at], nextOnPath)));
      if (isLeft) {
        left.set(at);
        lines.add(node.line());
      }
    }
    return lines;
  }

  /** Whether the conversation goes on with a later prompt where this branch begins. */
  private boolean isReplaced(int branch, Map<Integer, Integer> nextOnPath) {
    int instead = nextOnPath.getOrDefault(nodes.get(branch).parent(), -1);
    return instead > branch && nodes.get(instead).isPrompt();
  }
}
