package dev.memories.redact.value;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.WordTable;
import dev.memories.text.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of programs whose values are secrets, from {@code programs.txt}. */
public final class ProgramOptions {
  private static final int MAX_NAME = 24;

  private final Map<String, List<Command>> commands;
  private final WordTable table;

  /**
   * A program's secret options.
   *
   * @param needed a word without which they do not count; "-" for none
   */
  public record Command(String needed, List<String> options) {
    public boolean isUnconditional() {
      return needed.equals("-");
    }
  }

  private ProgramOptions(Map<String, List<Command>> commands) {
    this.commands = commands;
    this.table = new WordTable(commands.keySet());
  }

  public static ProgramOptions read() {
    Map<String, List<Command>> commands = new LinkedHashMap<>();
    for (String line : DataFile.entries(ProgramOptions.class, "programs.txt")) {
      String[] fields = line.split("\t", 3);
      Command command = new Command(fields[1], List.of(fields[2].split(" ", -1)));
      for (String program : fields[0].split(" ", -1)) {
        commands.computeIfAbsent(program, _ -> new ArrayList<>()).add(command);
      }
    }
    return new ProgramOptions(commands);
  }

  public List<String> programs() {
    return List.copyOf(commands.keySet());
  }

  /** The secret options of the program that a part of a text names, with or without its path. */
  public List<Command> of(CharText text, int from, int to) {
    int name = from;
    for (int at = to - 1; at > from && name == from && to - at < MAX_NAME; at--) {
      name = text.charAt(at - 1) == '/' ? at : from;
    }
    int index = table.indexOf(text, name, to);
    return index < 0 ? List.of() : commands.getOrDefault(table.word(index), List.of());
  }
}
