package dev.memories.extract.offline.call.script;

import dev.memories.extract.offline.call.script.ScriptValue.Fields;
import dev.memories.extract.offline.call.script.ScriptValue.Function;
import dev.memories.extract.offline.call.script.ScriptValue.Global;
import dev.memories.extract.offline.call.script.ScriptValue.Items;
import dev.memories.extract.offline.call.script.ScriptValue.Method;
import dev.memories.extract.offline.call.script.ScriptValue.Result;
import dev.memories.extract.offline.call.script.ScriptValue.Text;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The functions of the language and of code mode that scripts use around their calls of tools. */
final class BuiltIns {
  private final ScriptReader reader;

  BuiltIns(ScriptReader reader) {
    this.reader = reader;
  }

  ScriptValue call(ScriptValue called, List<ScriptValue> arguments) {
    ScriptValue first = arguments.isEmpty() ? ScriptValue.UNKNOWN : arguments.getFirst();
    return switch (called) {
      case Function function -> reader.apply(function, arguments);
      case Method(Global(var owner), var name) when owner.equals("tools") ->
          reader.called(name, first);
      case Method(Global _, var name) -> ofGlobal(name, first);
      case Global(var name) -> {
        if (name.equals("text") || name.equals("notify")) {
          reader.printed(first);
        }
        yield name.equals("String") ? first : ScriptValue.UNKNOWN;
      }
      case Method(Items items, var name) -> ofItems(items, name, arguments, first);
      case Method(Text(var text), var name) -> ofText(text, name, arguments);
      case Result result -> {
        run(arguments, List.of(result));
        yield result;
      }
      case Method _, Fields _, Items _, Text _, ScriptValue.Bool _, ScriptValue.Unknown _ -> {
        run(arguments, List.of());
        yield ScriptValue.UNKNOWN;
      }
    };
  }

  /** A function that is handed on is taken to be called once. */
  private void run(List<ScriptValue> arguments, List<ScriptValue> with) {
    for (ScriptValue argument : arguments) {
      if (argument instanceof Function function) {
        reader.apply(function, with);
      }
    }
  }

  private static ScriptValue ofGlobal(String name, ScriptValue first) {
    return switch (name) {
      case "all", "allSettled", "race", "any", "resolve", "from", "stringify" -> first;
      case "keys" ->
          first instanceof Fields(var values)
              ? new Items(values.keySet().stream().<ScriptValue>map(Text::new).toList())
              : ScriptValue.UNKNOWN;
      case "values" ->
          first instanceof Fields(var values)
              ? new Items(List.copyOf(values.values()))
              : ScriptValue.UNKNOWN;
      case "entries" ->
          first instanceof Fields(var values)
              ? new Items(
                  values.entrySet().stream()
                      .<ScriptValue>map(
                          entry -> new Items(List.of(new Text(entry.getKey()), entry.getValue())))
                      .toList())
              : ScriptValue.UNKNOWN;
      default -> ScriptValue.UNKNOWN;
    };
  }

  private ScriptValue ofItems(
      Items items, String name, List<ScriptValue> arguments, ScriptValue first) {
    List<ScriptValue> values = items.values();
    return switch (name) {
      case "map", "flatMap", "forEach" ->
          first instanceof Function function
              ? new Items(
                  IntStream.range(0, values.size())
                      .mapToObj(
                          i ->
                              reader.apply(
                                  function, List.of(values.get(i), new Text(String.valueOf(i)))))
                      .toList())
              : ScriptValue.UNKNOWN;
      case "join" -> joined(values, first);
      case "concat" ->
          first instanceof Items(var more)
              ? new Items(Stream.concat(values.stream(), more.stream()).toList())
              : ScriptValue.UNKNOWN;
      case "filter", "reverse", "slice", "flat" -> items;
      case "entries" ->
          new Items(
              IntStream.range(0, values.size())
                  .<ScriptValue>mapToObj(
                      i -> new Items(List.of(new Text(String.valueOf(i)), values.get(i))))
                  .toList());
      default -> {
        run(arguments, List.of());
        yield ScriptValue.UNKNOWN;
      }
    };
  }

  private static ScriptValue joined(List<ScriptValue> values, ScriptValue separator) {
    if (!values.stream().allMatch(Text.class::isInstance)) {
      // Results that are joined are printed together: whose they are cannot be told.
      return ScriptValue.UNKNOWN;
    }
    return new Text(
        values.stream()
            .map(value -> ((Text) value).text())
            .collect(Collectors.joining(separator instanceof Text(var text) ? text : ",")));
  }

  private static ScriptValue ofText(String text, String name, List<ScriptValue> arguments) {
    return switch (name) {
      case "trim" -> new Text(text.strip());
      case "trimStart" -> new Text(text.stripLeading());
      case "trimEnd" -> new Text(text.stripTrailing());
      case "toString" -> new Text(text);
      case "concat" ->
          arguments.size() == 1 && arguments.getFirst() instanceof Text(var more)
              ? new Text(text + more)
              : ScriptValue.UNKNOWN;
      case "replace", "replaceAll" ->
          arguments.size() == 2
                  && arguments.getFirst() instanceof Text(var from)
                  && arguments.getLast() instanceof Text(var to)
              ? new Text(
                  name.equals("replace") ? replaceFirst(text, from, to) : text.replace(from, to))
              : ScriptValue.UNKNOWN;
      case "split" ->
          arguments.size() == 1 && arguments.getFirst() instanceof Text(var by) && !by.isEmpty()
              ? new Items(
                  Stream.of(text.split(java.util.regex.Pattern.quote(by), -1))
                      .<ScriptValue>map(Text::new)
                      .toList())
              : ScriptValue.UNKNOWN;
      default -> ScriptValue.UNKNOWN;
    };
  }

  private static String replaceFirst(String text, String from, String to) {
    int at = text.indexOf(from);
    return at < 0 ? text : text.substring(0, at) + to + text.substring(at + from.length());
  }
}
