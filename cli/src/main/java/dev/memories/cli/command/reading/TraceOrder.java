package dev.memories.cli.command.reading;

import dev.memories.cli.call.CommandException;
import dev.memories.cli.command.reading.TraceShapes.ListedTrace;
import dev.memories.text.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The order of a list of traces. */
enum TraceOrder {
  NEWEST,
  OLDEST,
  TOKENS,
  COMMANDS,
  FAILED;

  /** The keys, as they are typed. */
  static List<String> names() {
    return Arrays.stream(values()).map(order -> order.name().toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * The order with this name.
   *
   * @throws CommandException when there is none
   */
  static TraceOrder named(String name) {
    List<String> names = names();
    int index = names.indexOf(name);
    if (index < 0) {
      throw CommandException.wrong(
          "sort by " + name,
          "there is no such key",
          NearestWord.question(name, names).orElse("there are: " + String.join(", ", names)));
    }
    return values()[index];
  }

  /** Whether it compares counts of sessions. */
  boolean needsSessions() {
    return switch (this) {
      case NEWEST, OLDEST -> false;
      case TOKENS, COMMANDS, FAILED -> true;
    };
  }

  List<ListedTrace> sorted(List<ListedTrace> traces) {
    List<ListedTrace> sorted = new ArrayList<>(traces);
    // Comparators made by comparing() cost a start of 5 ms.
    sorted.sort((a, b) -> compare(a, b));
    return sorted;
  }

  private int compare(ListedTrace a, ListedTrace b) {
    int order =
        switch (this) {
          case NEWEST -> 0;
          case OLDEST -> newestFirst(b, a);
          case TOKENS -> Long.compare(b.facts().tokens(), a.facts().tokens());
          case COMMANDS ->
              Integer.compare(b.facts().counts().commands(), a.facts().counts().commands());
          case FAILED ->
              Integer.compare(
                  b.facts().counts().failedCommands(), a.facts().counts().failedCommands());
        };
    return order == 0 ? newestFirst(a, b) : order;
  }

  private static int newestFirst(ListedTrace a, ListedTrace b) {
    int byTime = b.head().subject().updatedAt().compareTo(a.head().subject().updatedAt());
    return byTime == 0 ? b.head().id().compareTo(a.head().id()) : byTime;
  }
}
