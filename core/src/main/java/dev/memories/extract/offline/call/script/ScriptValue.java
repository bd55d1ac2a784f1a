package dev.memories.extract.offline.call.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A value of a script, as far as reading shows it. */
sealed interface ScriptValue {
  /** A text, or a number as it is written. */
  record Text(String text) implements ScriptValue {}

  record Bool(boolean value) implements ScriptValue {}

  record Items(List<ScriptValue> values) implements ScriptValue {}

  record Fields(Map<String, ScriptValue> values) implements ScriptValue {}

  /** What a call of a tool returned, or a part of that. */
  record Result(int call) implements ScriptValue {}

  /** A function of the script. */
  record Function(
      List<Token> tokens, List<Pattern> parameters, int from, int to, boolean isExpression)
      implements ScriptValue {}

  /** A name that is not the script's own, such as {@code tools} or {@code Promise.all}. */
  record Global(String name) implements ScriptValue {}

  /** A function of a value, such as {@code names.map}. */
  record Method(ScriptValue receiver, String name) implements ScriptValue {}

  record Unknown() implements ScriptValue {}

  ScriptValue UNKNOWN = new Unknown();

  /** Names that an assignment gives to a value or to its parts. */
  sealed interface Pattern {
    record Name(String name) implements Pattern {}

    record Positions(List<Pattern> parts) implements Pattern {}

    record Keys(Map<String, Pattern> parts) implements Pattern {}
  }

  /** As JSON; a value that is not known is missing. */
  static JsonNode json(ScriptValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case Text(var text) -> nodes.textNode(text);
      case Bool(var is) -> nodes.booleanNode(is);
      case Items(var values) -> {
        ArrayNode array = nodes.arrayNode();
        values.stream()
            .map(ScriptValue::json)
            .filter(node -> !node.isMissingNode())
            .forEach(array::add);
        yield array;
      }
      case Fields(var values) -> {
        ObjectNode object = nodes.objectNode();
        values.forEach(
            (key, field) -> {
              JsonNode node = json(field);
              if (!node.isMissingNode()) {
                object.set(key, node);
              }
            });
        yield object;
      }
      case Result _, Function _, Global _, Method _, Unknown _ -> nodes.missingNode();
    };
  }
}
