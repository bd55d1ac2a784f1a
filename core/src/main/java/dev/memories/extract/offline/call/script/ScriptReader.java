package dev.memories.extract.offline.call.script;

import dev.memories.extract.offline.call.script.ScriptValue.Bool;
import dev.memories.extract.offline.call.script.ScriptValue.Fields;
import dev.memories.extract.offline.call.script.ScriptValue.Function;
import dev.memories.extract.offline.call.script.ScriptValue.Global;
import dev.memories.extract.offline.call.script.ScriptValue.Items;
import dev.memories.extract.offline.call.script.ScriptValue.Method;
import dev.memories.extract.offline.call.script.ScriptValue.Pattern;
import dev.memories.extract.offline.call.script.ScriptValue.Result;
import dev.memories.extract.offline.call.script.ScriptValue.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows a script from top to bottom and notes the tools that it calls.
 *
 * <p>Takes every branch, goes through lists that are spelled out, and enters functions where they
 * are called. The work is bounded for any script.
 */
final class ScriptReader {
  private static final int MOST_CALLS = 64;
  private static final int MOST_WORK = 20_000;
  private static final int DEEPEST = 100;
  private static final Set<String> GLOBALS =
      Set.of("tools", "Promise", "JSON", "String", "Object", "Array", "text", "notify", "console");

  /** Words that a value follows: a line break after them ends no statement. */
  private static final Set<String> BEFORE_VALUE =
      Set.of("await", "typeof", "void", "new", "async", "in", "instanceof");

  private static final Set<String> DECLARATIONS = Set.of("const", "let", "var");
  private static final Set<String> OTHER_OPERATORS =
      Set.of(
          "&&",
          "===",
          "!==",
          "==",
          "!=",
          "<",
          ">",
          "<=",
          ">=",
          "-",
          "*",
          "/",
          "%",
          "in",
          "instanceof");

  private final Map<String, ScriptValue> names = new HashMap<>();
  private final List<ScriptCalls.Call> calls = new ArrayList<>();
  private final List<Integer> printed = new ArrayList<>();
  private final BuiltIns builtIns = new BuiltIns(this);
  private List<Token> tokens = List.of();
  private int at;
  private int work;
  private int depth;
  private ScriptValue returned = ScriptValue.UNKNOWN;

  ScriptCalls read(List<Token> script) {
    tokens = script;
    statements(script.size());
    return new ScriptCalls(calls, printed);
  }

  private boolean isExhausted() {
    return ++work > MOST_WORK || depth > DEEPEST;
  }

  private void statements(int end) {
    while (at < end && !isExhausted()) {
      int before = at;
      statement(end);
      at = Math.max(at, before + 1);
    }
    at = Math.max(at, end);
  }

  private void statement(int end) {
    Token token = tokens.get(at);
    if (token.kind() == Token.Kind.SIGN
        && Set.of("{", "}", ";", ",", ")", "]").contains(token.text())) {
      at++;
    } else if (token.kind() == Token.Kind.NAME && DECLARATIONS.contains(token.text())) {
      at++;
      declarations();
    } else if (token.isName("for")) {
      loop(end);
    } else if (token.isName("function") || (token.isName("async") && nextIsName("function"))) {
      declaredFunction();
    } else if (token.isName("return")) {
      at++;
      returned = expression();
    } else {
      expression(); // `if (x)` and `catch (e)` read like calls of a function
    }
  }

  private void declarations() {
    do {
      Pattern pattern = pattern();
      bind(pattern, accept("=") ? expression() : ScriptValue.UNKNOWN);
    } while (accept(","));
  }

  /** {@code for (const x of list) body}; the body once for each item, or once. */
  private void loop(int end) {
    at++;
    if (!accept("(") && !(acceptName("await") && accept("("))) {
      return;
    }
    int close = closing(at - 1);
    boolean declares = at < end && DECLARATIONS.contains(tokens.get(at).text());
    at += declares ? 1 : 0;
    Pattern pattern = pattern();
    ScriptValue list = acceptName("of") ? expression() : ScriptValue.UNKNOWN;
    at = close + 1;
    int from = at;
    int to = Math.min(end, sees("{") ? closing(at) : endOfExpression(at));
    List<ScriptValue> items =
        list instanceof Items(var values) ? values : List.of(ScriptValue.UNKNOWN);
    for (ScriptValue item : items) {
      bind(pattern, item);
      at = from;
      statements(to);
    }
    at = to;
  }

  private void declaredFunction() {
    acceptName("async");
    at++;
    accept("*");
    String name = at < tokens.size() ? tokens.get(at).text() : "";
    at += sees("(") ? 0 : 1;
    names.put(name, function());
  }

  /** From the parenthesis of its parameters to the brace that ends its body. */
  private ScriptValue function() {
    if (!sees("(")) {
      return ScriptValue.UNKNOWN;
    }
    List<Pattern> parameters = parameters();
    if (!sees("{")) {
      return ScriptValue.UNKNOWN;
    }
    int from = at + 1;
    int to = closing(at);
    at = to + 1;
    return new Function(tokens, parameters, from, to, false);
  }

  private List<Pattern> parameters() {
    int close = closing(at);
    at++;
    List<Pattern> parameters = new ArrayList<>();
    while (at < close && !isExhausted()) {
      accept("...");
      parameters.add(pattern());
      at = accept("=") ? endOfExpression(at) : at;
      if (!accept(",")) {
        break;
      }
    }
    at = close + 1;
    return parameters;
  }

  private Pattern pattern() {
    if (accept("[")) {
      List<Pattern> parts = new ArrayList<>();
      while (at < tokens.size() && !sees("]") && !isExhausted()) {
        accept("...");
        parts.add(sees(",") ? new Pattern.Name("") : pattern());
        accept(",");
      }
      at++;
      return new Pattern.Positions(parts);
    }
    if (accept("{")) {
      Map<String, Pattern> parts = new LinkedHashMap<>();
      while (at < tokens.size() && !sees("}") && !isExhausted()) {
        accept("...");
        String key = tokens.get(at++).text();
        parts.put(key, accept(":") ? pattern() : new Pattern.Name(key));
        at = accept("=") ? endOfExpression(at) : at;
        accept(",");
      }
      at++;
      return new Pattern.Keys(parts);
    }
    return new Pattern.Name(at < tokens.size() ? tokens.get(at++).text() : "");
  }

  private void bind(Pattern pattern, ScriptValue value) {
    switch (pattern) {
      case Pattern.Name(var name) -> names.put(name, value);
      case Pattern.Positions(var parts) -> {
        for (int i = 0; i < parts.size(); i++) {
          bind(parts.get(i), element(value, i));
        }
      }
      case Pattern.Keys(var parts) -> parts.forEach((key, part) -> bind(part, member(value, key)));
    }
  }

  private static ScriptValue element(ScriptValue value, int index) {
    return value instanceof Items(var values) && index < values.size()
        ? values.get(index)
        : ScriptValue.UNKNOWN;
  }

  ScriptValue expression() {
    depth++;
    ScriptValue value = isExhausted() ? exhausted() : operations();
    depth--;
    return value;
  }

  private ScriptValue exhausted() {
    at = tokens.size();
    return ScriptValue.UNKNOWN;
  }

  private ScriptValue operations() {
    ScriptValue left = operand();
    while (at < tokens.size() && !isExhausted()) {
      Token token = tokens.get(at);
      if (token.is("+")) {
        at++;
        left = sum(left, operand());
      } else if (token.is("||") || token.is("??")) {
        at++;
        operand();
      } else if (token.is("?")) {
        at++;
        ScriptValue yes = expression();
        accept(":");
        ScriptValue no = expression();
        left = yes.equals(no) ? yes : ScriptValue.UNKNOWN;
      } else if (isOtherOperator(token)) {
        at++;
        operand();
        left = ScriptValue.UNKNOWN;
      } else {
        break;
      }
    }
    return left;
  }

  private static boolean isOtherOperator(Token token) {
    return (token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.NAME)
        && OTHER_OPERATORS.contains(token.text());
  }

  private static ScriptValue sum(ScriptValue left, ScriptValue right) {
    if (left instanceof Text(var before) && right instanceof Text(var after)) {
      return new Text(before + after);
    }
    return together(left, right);
  }

  /** A result with words around it is still that result; two of them are nobody's. */
  private static ScriptValue together(ScriptValue one, ScriptValue other) {
    if (one instanceof Result && other instanceof Result) {
      return one.equals(other) ? one : ScriptValue.UNKNOWN;
    }
    return one instanceof Result ? one : other instanceof Result ? other : ScriptValue.UNKNOWN;
  }

  private ScriptValue operand() {
    while (at < tokens.size() && !isExhausted()) {
      Token token = tokens.get(at);
      if (token.is("!")
          || token.is("-")
          || token.is("++")
          || token.is("--")
          || token.isName("await")
          || token.isName("typeof")
          || token.isName("void")
          || token.isName("new")
          || (token.isName("async") && !nextIs("="))) {
        at++;
      } else {
        break;
      }
    }
    if (at >= tokens.size()) {
      return ScriptValue.UNKNOWN;
    }
    if (tokens.get(at).kind() == Token.Kind.NAME && at + 1 < tokens.size()) {
      String name = tokens.get(at).text();
      if (tokens.get(at + 1).is("=")) {
        at += 2;
        ScriptValue value = expression();
        names.put(name, value);
        return value;
      }
      if (tokens.get(at + 1).is("+=")) {
        at += 2;
        ScriptValue value = sum(names.getOrDefault(name, ScriptValue.UNKNOWN), expression());
        names.put(name, value);
        return value;
      }
    }
    return accesses(primary());
  }

  private ScriptValue primary() {
    Token token = tokens.get(at);
    return switch (token.kind()) {
      case STRING, NUMBER -> {
        at++;
        yield new Text(token.text());
      }
      case TEMPLATE -> {
        at++;
        yield template(token);
      }
      case NAME -> name(token);
      case SIGN ->
          switch (token.text()) {
            case "(" -> parenthesis();
            case "[" -> items();
            case "{" -> fields();
            default -> {
              // A closing sign belongs to whoever opened it.
              at += Set.of(")", "]", "}", ",", ";", ":").contains(token.text()) ? 0 : 1;
              yield ScriptValue.UNKNOWN;
            }
          };
    };
  }

  private ScriptValue name(Token token) {
    if (nextIs("=>")) {
      List<Pattern> parameter = List.of(new Pattern.Name(token.text()));
      at += 2;
      return arrow(parameter);
    }
    at++;
    if (token.text().equals("function")) {
      at += sees("(") ? 0 : 1;
      return function();
    }
    return switch (token.text()) {
      case "true" -> new Bool(true);
      case "false" -> new Bool(false);
      default ->
          names.getOrDefault(
              token.text(),
              GLOBALS.contains(token.text()) ? new Global(token.text()) : ScriptValue.UNKNOWN);
    };
  }

  private ScriptValue template(Token token) {
    StringBuilder text = new StringBuilder(token.pieces().getFirst());
    List<ScriptValue> others = new ArrayList<>();
    for (int i = 0; i < token.parts().size(); i++) {
      ScriptValue value = inside(token.parts().get(i));
      if (value instanceof Text(var part)) {
        text.append(part).append(token.pieces().get(i + 1));
      } else {
        others.add(value);
      }
    }
    return others.isEmpty()
        ? new Text(text.toString())
        : others.stream().reduce(ScriptReader::together).orElse(ScriptValue.UNKNOWN);
  }

  private ScriptValue inside(List<Token> part) {
    List<Token> outer = tokens;
    int outerAt = at;
    tokens = part;
    at = 0;
    ScriptValue value = part.isEmpty() ? ScriptValue.UNKNOWN : expression();
    tokens = outer;
    at = outerAt;
    return value;
  }

  private ScriptValue parenthesis() {
    int close = closing(at);
    if (close + 1 < tokens.size() && tokens.get(close + 1).is("=>")) {
      List<Pattern> parameters = parameters();
      at = close + 2;
      return arrow(parameters);
    }
    at++;
    ScriptValue value = expression();
    while (accept(",") && !isExhausted()) {
      value = expression();
    }
    at = Math.max(at, close + 1);
    return value;
  }

  private ScriptValue arrow(List<Pattern> parameters) {
    if (sees("{")) {
      int from = at + 1;
      int to = closing(at);
      at = to + 1;
      return new Function(tokens, parameters, from, to, false);
    }
    int from = at;
    at = endOfExpression(at);
    return new Function(tokens, parameters, from, at, true);
  }

  private ScriptValue items() {
    int close = closing(at);
    at++;
    List<ScriptValue> values = new ArrayList<>();
    while (at < close && !isExhausted()) {
      boolean spread = accept("...");
      ScriptValue value = expression();
      if (spread && value instanceof Items(var more)) {
        values.addAll(more);
      } else {
        values.add(value);
      }
      if (!accept(",")) {
        break;
      }
    }
    at = Math.max(at, close + 1);
    return new Items(List.copyOf(values));
  }

  private ScriptValue fields() {
    int close = closing(at);
    at++;
    Map<String, ScriptValue> values = new LinkedHashMap<>();
    while (at < close && !isExhausted()) {
      if (accept("...")) {
        if (expression() instanceof Fields(var more)) {
          values.putAll(more);
        }
      } else if (sees("[")) {
        at = closing(at) + 1;
        accept(":");
        expression();
      } else {
        String key = tokens.get(at++).text();
        values.put(key, accept(":") ? expression() : names.getOrDefault(key, ScriptValue.UNKNOWN));
      }
      if (!accept(",")) {
        break;
      }
    }
    at = Math.max(at, close + 1);
    return new Fields(values);
  }

  private ScriptValue accesses(ScriptValue first) {
    ScriptValue value = first;
    while (at < tokens.size() && !isExhausted()) {
      Token token = tokens.get(at);
      if ((token.is(".") || token.is("?.")) && nextIsAName()) {
        value = member(value, tokens.get(at + 1).text());
        at += 2;
      } else if (token.is("?.")) {
        at++;
      } else if (token.is("[") && !token.startsLine()) {
        int close = closing(at);
        at++;
        ScriptValue key = expression();
        at = Math.max(at, close + 1);
        value = indexed(value, key);
      } else if (token.is("(") && !token.startsLine()) {
        value = builtIns.call(value, arguments());
      } else if (token.kind() == Token.Kind.TEMPLATE
          && value.equals(new Method(new Global("String"), "raw"))) {
        at++;
        value = token.parts().isEmpty() ? new Text(token.text()) : ScriptValue.UNKNOWN;
      } else if (token.is("++") || token.is("--")) {
        at++;
      } else {
        break;
      }
    }
    return value;
  }

  private List<ScriptValue> arguments() {
    return items() instanceof Items(var values) ? values : List.of();
  }

  private static ScriptValue indexed(ScriptValue value, ScriptValue key) {
    if (!(key instanceof Text(var text))) {
      return value instanceof Result ? value : ScriptValue.UNKNOWN;
    }
    return value instanceof Items(var values) && text.matches("\\d{1,4}")
        ? element(new Items(values), Integer.parseInt(text))
        : member(value, text);
  }

  static ScriptValue member(ScriptValue value, String name) {
    return switch (value) {
      case Result result -> result;
      case Fields(var values) when values.containsKey(name) -> values.get(name);
      case Fields _, Items _, Text _, Global _ -> new Method(value, name);
      case Bool _, Function _, Method _, ScriptValue.Unknown _ -> ScriptValue.UNKNOWN;
    };
  }

  /** Notes a call of a tool. */
  ScriptValue called(String tool, ScriptValue argument) {
    if (calls.size() == MOST_CALLS) {
      return ScriptValue.UNKNOWN;
    }
    calls.add(new ScriptCalls.Call(tool, ScriptValue.json(argument)));
    return new Result(calls.size() - 1);
  }

  /** Notes a print. */
  void printed(ScriptValue value) {
    if (printed.size() < MOST_WORK) {
      printed.add(value instanceof Result(var call) ? call : -1);
    }
  }

  /** Goes through a function's body with these arguments. */
  ScriptValue apply(Function function, List<ScriptValue> arguments) {
    if (isExhausted()) {
      return ScriptValue.UNKNOWN;
    }
    List<Token> outer = tokens;
    int outerAt = at;
    depth++;
    for (int i = 0; i < function.parameters().size(); i++) {
      bind(
          function.parameters().get(i),
          i < arguments.size() ? arguments.get(i) : ScriptValue.UNKNOWN);
    }
    tokens = function.tokens();
    at = function.from();
    returned = ScriptValue.UNKNOWN;
    ScriptValue value;
    if (function.isExpression()) {
      value = expression();
    } else {
      statements(function.to());
      value = returned;
    }
    depth--;
    tokens = outer;
    at = outerAt;
    return value;
  }

  /** The position of the sign that closes the one at this position; the end when none does. */
  private int closing(int open) {
    int level = 0;
    for (int i = open; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Token.Kind.SIGN) {
        level +=
            switch (token.text()) {
              case "(", "[", "{" -> 1;
              case ")", "]", "}" -> -1;
              default -> 0;
            };
        if (level == 0) {
          return i;
        }
      }
    }
    return tokens.size();
  }

  /** Where an expression ends that is not to be followed now. */
  private int endOfExpression(int from) {
    int i = from;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      boolean opens = token.is("(") || token.is("[") || token.is("{");
      boolean ends =
          token.is(",") || token.is(";") || token.is(")") || token.is("]") || token.is("}");
      boolean newStatement =
          i > from
              && token.startsLine()
              && token.kind() == Token.Kind.NAME
              && endsValue(tokens.get(i - 1));
      if (ends || newStatement) {
        return i;
      }
      i = opens ? closing(i) + 1 : i + 1;
    }
    return Math.min(i, tokens.size());
  }

  private static boolean endsValue(Token token) {
    return switch (token.kind()) {
      case NAME -> !BEFORE_VALUE.contains(token.text());
      case NUMBER, STRING, TEMPLATE -> true;
      case SIGN -> Set.of(")", "]", "}").contains(token.text());
    };
  }

  private boolean sees(String sign) {
    return at < tokens.size() && tokens.get(at).is(sign);
  }

  private boolean accept(String sign) {
    boolean is = sees(sign);
    at += is ? 1 : 0;
    return is;
  }

  private boolean acceptName(String name) {
    boolean is = at < tokens.size() && tokens.get(at).isName(name);
    at += is ? 1 : 0;
    return is;
  }

  private boolean nextIs(String sign) {
    return at + 1 < tokens.size() && tokens.get(at + 1).is(sign);
  }

  private boolean nextIsName(String name) {
    return at + 1 < tokens.size() && tokens.get(at + 1).isName(name);
  }

  private boolean nextIsAName() {
    return at + 1 < tokens.size() && tokens.get(at + 1).kind() == Token.Kind.NAME;
  }
}
