package dev.memories.cli.install;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The text of an agent's file of hooks, with and without our entries. Everything else in it stays
 * byte for byte.
 *
 * <p>Codex ({@code hooks.json}) and Claude Code ({@code settings.json}) have the same shape: {@code
 * {"hooks": {EVENT: [{"matcher": ..., "hooks": [{"type": "command", "command": ...}]}]}}}.
 */
record HookSettings(String text) {
  /** Every command of ours contains this, whatever the path of the program. */
  private static final String MARK = " hook ";

  private static final String HOOKS = "hooks";

  /**
   * A hook to add.
   *
   * @param event the agent's name for it
   * @param matcher when it applies; empty for always
   * @param command the command line
   * @param seconds how long the agent waits for it
   */
  record Entry(String event, Optional<String> matcher, String command, int seconds) {}

  /** Whether one of our entries is in the text. */
  boolean isInstalled(List<Entry> entries) throws IOException {
    JsonOutline file = outline();
    return entries.stream().allMatch(entry -> contains(file, entry));
  }

  private static boolean contains(JsonOutline file, Entry entry) {
    return file.member(HOOKS)
        .flatMap(hooks -> hooks.member(entry.event()))
        .filter(groups -> groups.mentions(entry.command()))
        .isPresent();
  }

  /**
   * The text with our entries, each once.
   *
   * @throws IOException when the text is not of the shape above, saying where
   */
  HookSettings with(List<Entry> entries) throws IOException {
    HookSettings changed = without();
    for (Entry entry : entries) {
      changed = changed.with(entry);
    }
    return changed;
  }

  private HookSettings with(Entry entry) throws IOException {
    if (text.isBlank()) {
      return new HookSettings("{\n}\n").with(entry);
    }
    JsonOutline file = outline();
    Optional<JsonOutline> hooks = file.member(HOOKS);
    if (hooks.isEmpty()) {
      return inserted(file, "\n  \"hooks\": {\n    " + member(entry) + "\n  }", "\n");
    }
    Optional<JsonOutline> groups = hooks.get().member(entry.event());
    return groups.isEmpty()
        ? inserted(hooks.get(), "\n    " + member(entry), "\n  ")
        : inserted(groups.get(), "\n      " + group(entry), "\n    ");
  }

  /** Adds a last member or element. */
  private HookSettings inserted(JsonOutline container, String addition, String closing) {
    int lastEnd =
        container.isObject()
            ? container.members().isEmpty() ? -1 : container.members().getLast().value().end()
            : container.elements().isEmpty() ? -1 : container.elements().getLast().end();
    if (lastEnd >= 0) {
      return replaced(lastEnd, lastEnd, "," + addition);
    }
    return replaced(container.start() + 1, container.end() - 1, addition + closing);
  }

  private static String member(Entry entry) {
    return quoted(entry.event()) + ": [\n      " + group(entry) + "\n    ]";
  }

  private static String group(Entry entry) {
    String matcher = entry.matcher().map(text -> "\"matcher\": " + quoted(text) + ", ").orElse("");
    return "{"
        + matcher
        + "\"hooks\": [{\"type\": \"command\", \"command\": "
        + quoted(entry.command())
        + ", \"timeout\": "
        + entry.seconds()
        + "}]}";
  }

  private static String quoted(String text) {
    return '"'
        + String.valueOf(
            com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text))
        + '"';
  }

  /** The text without our entries, and without the arrays and objects that this leaves empty. */
  HookSettings without() throws IOException {
    HookSettings left = this;
    for (Optional<HookSettings> next = left.withoutOne();
        next.isPresent();
        next = left.withoutOne()) {
      left = next.get();
    }
    return left;
  }

  private Optional<HookSettings> withoutOne() throws IOException {
    if (text.isBlank()) {
      return Optional.empty();
    }
    JsonOutline file = outline();
    Optional<JsonOutline> hooks = file.member(HOOKS);
    if (hooks.isEmpty()) {
      return Optional.empty();
    }
    for (JsonOutline.Member event : hooks.get().members()) {
      List<JsonOutline> groups = event.value().elements();
      for (int i = 0; i < groups.size(); i++) {
        if (isOurs(groups.get(i))) {
          return Optional.of(withoutGroup(file, hooks.get(), event, i));
        }
      }
    }
    return Optional.empty();
  }

  /** A group all of whose commands are ours. */
  private static boolean isOurs(JsonOutline group) {
    List<JsonOutline> commands = group.member(HOOKS).map(JsonOutline::elements).orElse(List.of());
    return !commands.isEmpty()
        && commands.stream()
            .allMatch(
                command ->
                    command
                        .member("command")
                        .filter(line -> isOurCommand(line.text()))
                        .isPresent());
  }

  private static boolean isOurCommand(String line) {
    int at = line.indexOf(MARK);
    String program = at < 0 ? "" : line.substring(0, at).replace("'", "");
    return program.equals("memories") || program.endsWith("/memories");
  }

  private HookSettings withoutGroup(
      JsonOutline file, JsonOutline hooks, JsonOutline.Member event, int index) {
    List<JsonOutline> groups = event.value().elements();
    if (groups.size() > 1) {
      return index > 0
          ? replaced(groups.get(index - 1).end(), groups.get(index).end(), "")
          : replaced(groups.get(0).start(), groups.get(1).start(), "");
    }
    if (hooks.members().size() > 1) {
      return withoutMember(hooks, hooks.members().indexOf(event));
    }
    int at = 0;
    while (!file.members().get(at).name().equals(HOOKS)) {
      at++;
    }
    return withoutMember(file, at);
  }

  private HookSettings withoutMember(JsonOutline object, int index) {
    List<JsonOutline.Member> members = object.members();
    if (index > 0) {
      return replaced(members.get(index - 1).value().end(), members.get(index).value().end(), "");
    }
    return members.size() > 1
        ? replaced(members.get(0).start(), members.get(1).start(), "")
        : replaced(object.start() + 1, object.end() - 1, "");
  }

  private HookSettings replaced(int from, int to, String by) {
    return new HookSettings(text.substring(0, from) + by + text.substring(to));
  }

  private JsonOutline outline() throws IOException {
    JsonOutline file = JsonOutline.of(text);
    if (!file.isObject()) {
      throw new IOException("it is not a JSON object");
    }
    Optional<JsonOutline> hooks = file.member(HOOKS);
    if (hooks.isPresent() && !hooks.get().isObject()) {
      throw new IOException("its member \"hooks\" is not an object");
    }
    for (JsonOutline.Member event : hooks.map(JsonOutline::members).orElse(List.of())) {
      if (!event.value().isArray()) {
        throw new IOException("its member \"hooks." + event.name() + "\" is not an array");
      }
    }
    return file;
  }
}
