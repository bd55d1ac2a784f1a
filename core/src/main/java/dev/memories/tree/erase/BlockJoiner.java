package dev.memories.tree.erase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the blocks of a document from which some were removed.
 *
 * <p>The items left in an ordered list take the list's numbers in order. Blank lines around a
 * removed block become one.
 */
final class BlockJoiner {
  private static final Pattern NUMBERED =
      Pattern.compile("([ \t>]*)(\\d{1,9})(.*)", Pattern.DOTALL);

  /** The numbers of each ordered list that the items left in it take next. */
  private final Map<Integer, Deque<String>> numbers = new HashMap<>();

  private final List<String> lines = new ArrayList<>();

  private BlockJoiner() {}

  static String join(List<CitedBlock> blocks) {
    BlockJoiner joiner = new BlockJoiner();
    blocks.forEach(joiner::collectNumber);
    joiner.append(blocks);
    return String.join("\n", joiner.lines);
  }

  private void collectNumber(CitedBlock block) {
    Matcher line = NUMBERED.matcher(block.lines().getFirst());
    if (block.block().orderedList() > 0 && line.matches()) {
      numbers
          .computeIfAbsent(block.block().orderedList(), _ -> new ArrayDeque<>())
          .add(line.group(2));
    }
  }

  private void append(List<CitedBlock> blocks) {
    boolean afterRemoved = false;
    for (CitedBlock block : blocks) {
      if (block.isRemoved()) {
        afterRemoved = true;
      } else if (!(block.isBlank() && afterRemoved && endsBlank())) {
        lines.add(firstLine(block));
        lines.addAll(block.lines().subList(1, block.lines().size()));
        afterRemoved = afterRemoved && block.isBlank();
      }
    }
  }

  private String firstLine(CitedBlock block) {
    String first = block.lines().getFirst();
    Matcher line = NUMBERED.matcher(first);
    Deque<String> list = numbers.get(block.block().orderedList());
    return list != null && line.matches()
        ? line.group(1) + list.removeFirst() + line.group(3)
        : first;
  }

  private boolean endsBlank() {
    return lines.isEmpty() || lines.getLast().isBlank();
  }
}
