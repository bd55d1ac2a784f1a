package dev.memories.rollout.claude;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tree of a log's lines while they are read. They hang together by their parents' ids.
 *
 * <p>The newest line is the end of the conversation. When the user goes back to an earlier prompt
 * and writes another one, the first prompt and all that followed stay in the file as a branch. The
 * tree also forks without that: each result of parallel calls follows its own call. So a branch is
 * abandoned only where it begins with a prompt and a later prompt took its place.
 */
final class TreeGrowth {
  /** Lines after so many are not looked at, which bounds the memory; they count as history. */
  private static final int MOST_LINES = 400_000;

  private final String session;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private int known;
  private int leaf = -1;
  private boolean isStraight = true;
  private boolean hasAttachments;
  private long lastCopied;

  /** A line, and the one that it follows; -1 at a root. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Node(byte[] id, long line, int parent, boolean isPrompt) {}

  TreeGrowth(String session) {
    this.session = session;
  }

  /** Whether further lines change nothing. */
  boolean isOver() {
    return nodes.size() >= MOST_LINES;
  }

  /** Adds the next line that is no bookkeeping. */
  void add(long line, ClaudeFields fields) {
    if (isOver()) {
      return;
    }
    hasAttachments |= fields.isAttachment();
    byte[] id = fields.uuidBytes();
    if (id.length == 0 || fields.isSidechain()) {
      return;
    }
    String asked = fields.requestSession();
    if (asked != null && !session.equals(asked)) {
      lastCopied = line;
    }
    leaf = fields.isMessage() ? nodes.size() : leaf;
    int parent = parentOf(fields);
    isStraight &= parent == nodes.size() - 1;
    nodes.add(new Node(id, line, parent, fields.isPrompt()));
  }

  /** Nearly every line follows the one before it, so ids are seldom looked up. */
  private int parentOf(ClaudeFields fields) {
    int last = nodes.size() - 1;
    if (last >= 0 && fields.follows(nodes.get(last).id())) {
      return last;
    }
    String id = fields.parent();
    if (id == null) {
      return -1;
    }
    for (; known <= last; known++) {
      byId.put(new String(nodes.get(known).id(), ISO_8859_1), known);
    }
    return byId.getOrDefault(id, last); // one that is not in the file stands for the line before
  }

  /** The tree of the lines so far. */
  ConversationTree tree() {
    return new ConversationTree(isStraight ? Set.of() : abandoned(), hasAttachments, lastCopied);
  }

  private Set<Long> abandoned() {
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
