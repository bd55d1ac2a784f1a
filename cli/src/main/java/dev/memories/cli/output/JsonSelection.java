package dev.memories.cli.output;

import com.fasterxml.jackson.core.filter.TokenFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that {@code --json=FIELD,...} keeps (docs/spec/contract.md 3.3).
 *
 * @param path the names that lead to the objects whose fields are selected
 * @param names the fields to keep in these objects; everything outside stays
 */
public record JsonSelection(List<String> path, Set<String> names) {
  public JsonSelection {
    path = List.copyOf(path);
    names = Set.copyOf(names);
  }

  /** The path to the objects whose fields can be selected, and the names of these fields. */
  public record Choice(List<String> path, List<String> names) {}

  /** The fields that can be selected in documents of this shape. */
  public static Choice choices(JsonShape<?> document) {
    boolean isOneObject = document.fields().size() == 1;
    return (isOneObject ? firstObject(document) : Optional.<Choice>empty())
        .or(() -> firstArray(document, List.of()))
        .or(() -> firstObject(document))
        .orElseGet(() -> new Choice(List.of(), document.names()));
  }

  /** The selection of these fields in documents of this shape; empty for all fields. */
  static Optional<JsonSelection> of(JsonShape<?> document, List<String> fields) {
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new JsonSelection(choices(document).path(), Set.copyOf(fields)));
  }

  private static Optional<Choice> firstArray(JsonShape<?> shape, List<String> path) {
    return shape.fields().stream()
        .flatMap(field -> firstArray(field.type(), below(path, field.name())).stream())
        .findFirst();
  }

  /** No switch on types, which is made at run time: 3 ms of every call with {@code --json}. */
  private static Optional<Choice> firstArray(JsonType type, List<String> path) {
    if (type instanceof JsonType.ArrayOf array
        && array.items() instanceof JsonType.ObjectOf object) {
      return Optional.of(new Choice(path, object.shape().names()));
    }
    return type instanceof JsonType.ObjectOf object
        ? firstArray(object.shape(), path)
        : Optional.empty();
  }

  private static Optional<Choice> firstObject(JsonShape<?> document) {
    return document.fields().stream()
        .filter(field -> field.type() instanceof JsonType.ObjectOf)
        .map(
            field ->
                new Choice(
                    List.of(field.name()), ((JsonType.ObjectOf) field.type()).shape().names()))
        .findFirst();
  }

  private static List<String> below(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  TokenFilter filter() {
    return path.isEmpty() ? new Chosen() : new Outside(path);
  }

  /** Keeps everything outside the path. */
  private final class Outside extends TokenFilter {
    private final List<String> rest;

    Outside(List<String> rest) {
      this.rest = rest;
    }

    @Override
    public TokenFilter includeProperty(String name) {
      if (!name.equals(rest.getFirst())) {
        return TokenFilter.INCLUDE_ALL;
      }
      return rest.size() == 1 ? new Chosen() : new Outside(rest.subList(1, rest.size()));
    }

    @Override
    protected boolean _includeScalar() {
      return false;
    }
  }

  /** Keeps the selected fields only. */
  private final class Chosen extends TokenFilter {
    @Override
    public @Nullable TokenFilter includeProperty(String name) {
      return names.contains(name) || name.equals("schemaVersion") ? TokenFilter.INCLUDE_ALL : null;
    }

    @Override
    public boolean includeEmptyArray(boolean contentsFiltered) {
      return true;
    }

    @Override
    public boolean includeEmptyObject(boolean contentsFiltered) {
      return true;
    }

    @Override
    protected boolean _includeScalar() {
      return true;
    }
  }
}
