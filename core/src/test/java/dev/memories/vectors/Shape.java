package dev.memories.vectors;

import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Array;
import dev.memories.rollout.lines.JsonValue.Bool;
import dev.memories.rollout.lines.JsonValue.Null;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import dev.memories.session.SessionId;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shape that a JSON value must have for the reference to read it. */
@FunctionalInterface
interface Shape {
  boolean accepts(JsonValue value);

  Shape ANY = _ -> true;
  Shape TEXT = Text.class::isInstance;
  Shape BOOL = Bool.class::isInstance;
  Shape OBJECT = Obj.class::isInstance;
  Shape UUID = value -> value instanceof Text(var text) && SessionId.parse(text).isPresent();
  Shape I64 = wholeNumber(BigInteger.ONE.shiftLeft(63).negate(), BigInteger.ONE.shiftLeft(63));
  Shape U64 = wholeNumber(BigInteger.ZERO, BigInteger.ONE.shiftLeft(64));

  private static Shape wholeNumber(BigInteger min, BigInteger end) {
    return value ->
        value instanceof Numeral(var literal)
            && literal.length() <= 20
            && literal.chars().allMatch(c -> c == '-' || Character.isDigit(c))
            && new BigInteger(literal).compareTo(min) >= 0
            && new BigInteger(literal).compareTo(end) < 0;
  }

  static Shape word(String... words) {
    Set<String> allowed = Set.of(words);
    return value -> value instanceof Text(var text) && allowed.contains(text);
  }

  static Shape list(Shape element) {
    return value ->
        value instanceof Array(var values) && values.stream().allMatch(element::accepts);
  }

  static Shape map(Shape element) {
    return value ->
        value instanceof Obj(var fields) && fields.values().stream().allMatch(element::accepts);
  }

  static Shape either(Shape one, Shape other) {
    return value -> one.accepts(value) || other.accepts(value);
  }

  /** An object with these fields; other fields are ignored. */
  static Shape object(Field... fields) {
    return value ->
        value instanceof Obj object && List.of(fields).stream().allMatch(f -> f.accepts(object));
  }

  /** An object whose {@code type} selects the shape of the whole object. */
  static Shape tagged(Map<String, Shape> shapes) {
    return value ->
        value instanceof Obj object
            && object.get("type") instanceof Text(var type)
            && shapes.containsKey(type)
            && shapes.get(type).accepts(object);
  }

  /** Like {@link #tagged}, but accepts every {@code type} that is not in the map. */
  static Shape taggedOrOther(Map<String, Shape> shapes) {
    return value ->
        value instanceof Obj object
            && object.get("type") instanceof Text(var type)
            && (!shapes.containsKey(type) || shapes.get(type).accepts(object));
  }

  /** A field of an object. */
  @FunctionalInterface
  interface Field {
    boolean accepts(Obj object);
  }

  static Field required(String name, Shape shape) {
    return object -> {
      @Nullable JsonValue value = object.get(name);
      return value != null && shape.accepts(value);
    };
  }

  /** May be missing or null. */
  static Field optional(String name, Shape shape) {
    return object -> {
      @Nullable JsonValue value = object.get(name);
      return value == null || value instanceof Null || shape.accepts(value);
    };
  }

  /** May be missing, but not null. */
  static Field defaulted(String name, Shape shape) {
    return object -> {
      @Nullable JsonValue value = object.get(name);
      return value == null || shape.accepts(value);
    };
  }
}
