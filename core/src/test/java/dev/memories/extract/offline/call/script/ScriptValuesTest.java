package dev.memories.extract.offline.call.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far the reader follows values, functions and statements of a script. */
class ScriptValuesTest {
  private static final String UNKNOWN = "";

  @ParameterizedTest
  @MethodSource({"texts", "lists", "objects", "operators", "functions", "literals"})
  void valueIsKnownAsFarAsTheScriptSpellsItOut(String expression, String json) {
    assertThat(calls("tools.t(" + expression + ");\ntools.last();"))
        .containsExactly("t " + json, "last ");
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        value("' a '.trim()", "'a'"),
        value("' a '.trimStart()", "'a '"),
        value("' a '.trimEnd()", "' a'"),
        value("'a'.toString()", "'a'"),
        value("'a'.concat('b')", "'ab'"),
        value("'a'.concat(x)", UNKNOWN),
        value("'a'.concat('b', 'c')", UNKNOWN),
        value("'a-b-a'.replace('a', 'c')", "'c-b-a'"),
        value("'b-a'.replace('a', 'c')", "'b-c'"),
        value("'b'.replace('a', 'c')", "'b'"),
        value("'a-b-a'.replaceAll('a', 'c')", "'c-b-c'"),
        value("'a'.replace(x, 'c')", UNKNOWN),
        value("'a'.replace('a', x)", UNKNOWN),
        value("'a'.replace('a')", UNKNOWN),
        value("'a.b'.split('.')", "['a','b']"),
        value("'a.b'.split(x)", UNKNOWN),
        value("'ab'.split('')", UNKNOWN),
        value("'a b'.split(' ', 1)", UNKNOWN),
        value("'a'.padStart(2)", UNKNOWN),
        value("String(7)", "'7'"),
        value("JSON.stringify('a')", "'a'"),
        value("text('a')", UNKNOWN));
  }

  static Stream<Arguments> lists() {
    return Stream.of(
        value("[]", "[]"),
        value("['a', true, 1]", "['a',true,'1']"),
        value("['a', x, 'b']", "['a','b']"),
        value("['a', ...['b', 'c']]", "['a','b','c']"),
        value("['a', 'b'][1]", "'b'"),
        value("['a', 'b']?.[1]", "'b'"),
        value("['a'][1]", UNKNOWN),
        value("['a'][x]", UNKNOWN),
        value("['a']['length']", UNKNOWN),
        value("['a', 'b'].join()", "'a,b'"),
        value("['a', 'b'].join('-')", "'a-b'"),
        value("['a', x].join('-')", UNKNOWN),
        value("['a'].concat(['b'])", "['a','b']"),
        value("['a'].concat(x)", UNKNOWN),
        value("['a'].entries()", "[['0','a']]"),
        value("['a', 'b'].map((v, i) => v + i)", "['a0','b1']"),
        value("['a', 'b'].map(x)", UNKNOWN),
        value("['a', 'b'].filter(v => v !== y)", "['a','b']"),
        value("Array.from(['a'])", "['a']"));
  }

  static Stream<Arguments> objects() {
    return Stream.of(
        value("{}", "{}"),
        value("{a: 'x', b: {c: y, d: 'e'}}", "{'a':'x','b':{'d':'e'}}"),
        value("{...{a: 'x'}, b: 'y'}", "{'a':'x','b':'y'}"),
        value("{...z, b: 'y'}", "{'b':'y'}"),
        value("{[z]: 'x', b: 'y'}", "{'b':'y'}"),
        value("[{a: 'x'}, 'b']", "[{'a':'x'},'b']"),
        value("{a: 'x'}.a", "'x'"),
        value("{a: 'x'}['a']", "'x'"),
        value("{a: 'x'}.b", UNKNOWN),
        value("{a: 'x'}[z]", UNKNOWN),
        value("Object.keys({a: 'x', b: 'y'})", "['a','b']"),
        value("Object.keys({})", "[]"),
        value("Object.values({a: 'x', b: 'y'})", "['x','y']"),
        value("Object.entries({a: 'x'})", "[['a','x']]"),
        value("Object.keys(z)", UNKNOWN),
        value("Object.values(z)", UNKNOWN),
        value("Object.entries(z)", UNKNOWN),
        value("Object.freeze({a: 'x'})", UNKNOWN));
  }

  static Stream<Arguments> operators() {
    return Stream.of(
        value("'a' + 'b'", "'ab'"),
        value("('a') + 'b'", "'ab'"),
        value("'a' + x", UNKNOWN),
        value("('a', 'b')", "'b'"),
        value("'a' || 'b'", "'a'"),
        value("'a' ?? 'b'", "'a'"),
        value("x ? 'a' : 'a'", "'a'"),
        value("x ? 'a' : 'b'", UNKNOWN),
        value("5 - 2", UNKNOWN),
        value("'a' === 'a'", UNKNOWN),
        value("'a' in x", UNKNOWN),
        value("'a' && 'b'", UNKNOWN),
        value("await 'a'", "'a'"));
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        value("(a => a)('b')", "'b'"),
        value("((a, b) => b)('x', 'y')", "'y'"),
        value("((a, b) => a + b)('x')", UNKNOWN),
        value("((a = 'z', b) => b)('x', 'y')", "'y'"),
        value("((...a) => 'r')('x')", "'r'"),
        value("(function (a) { return a })('b')", "'b'"),
        value("(function f(a) { return a })('b')", "'b'"),
        value("(async ({a, b: [c]}) => { return a + c })({a: 'x', b: ['y']})", "'xy'"),
        value("(({a = 'z', b}) => b)({b: 'y'})", "'y'"),
        value("(([, b]) => b)(['x', 'y'])", "'y'"),
        value("[function () { return 'a' }, 'b']", "['b']"),
        value("[() => { return 'a' }, 'b']", "['b']"),
        value("[{f: c => c, g: 'h'}, [c => c], (c => c), 'b']", "[{'g':'h'},[],'b']"));
  }

  static Stream<Arguments> literals() {
    return Stream.of(
        value("true", "true"),
        value("false", "false"),
        value("1_000", "'1000'"),
        value("`a${'b'}c${'d'}`", "'abcd'"),
        value("`a${ {b: 'c'}.b }d`", "'acd'"),
        value("`a${x}`", UNKNOWN),
        value("String.raw`a\\d` + 'b'", "'a\\\\db'"),
        value("String.raw`a${'b'}`", UNKNOWN),
        value("'\\x41\\u0042\\u{43}\\u{1F600}d'", "'ABC\uD83D\uDE00d'"),
        value("'a\\tb\\rc\\nd\\fe\\bf\\0g\\vh\\qi'", "'a\\tb\\rc\\nd\\fe\\bf\\u0000g\\u000Bhqi'"),
        value("'a\\\nb'", "'ab'"),
        value("'\\uzzzz'", "'zzzz'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for await (const a of ['x', 'y']) tools.t(a)\ntools.last('z')",
        "for (const a of ['x', 'y']) { tools.t(a) } tools.last('z');",
        "outer: for (const a of ['x', 'y']) { tools.t(a); continue outer }\ntools.last('z')",
        "const f = a => tools.t(a)\nf('x')\nf('y')\ntools.last('z')",
        "const f = a =>\n  tools.t(a)\nf('x'); f('y'); tools.last('z')",
        "const f = a => tools.t([a,\n  ''].join(''))\nf('x')\nf('y')\ntools.last('z')",
        "const k = () => 'x'\ntools.t(k())\ntools.t('y')\ntools.last('z')",
        "const k = a => a\ntools.t(k('x'))\ntools.t('y')\ntools.last('z')",
        "const k = () => 'x' +\n  n\ntools.t('x'); tools.t('y'); tools.last('z')",
        "const f = async a => await\n  tools.t(a)\nf('x'); f('y'); tools.last('z')",
        "const k = () => p\n  .q()\ntools.t('x'); tools.t('y'); tools.last('z')",
        "function* f(a) { tools.t(a) }\nf('x'); f('y'); tools.last('z')",
        "setTimeout(() => tools.t('x'), 5); [1].find(() => tools.t('y')); tools.last('z')",
        "if (p) tools.t('x'); else { tools.t('y') } tools.last('z')",
        "try { tools.t('x') } catch (e) { tools.t('y') } finally { tools.last('z') }",
        "try { tools.t('x') } catch { tools.t('y') }\ntools.last('z')",
        "do { tools.t('x') } while (tools.t('y')); tools.last('z')",
        "switch (p) { case 1: tools.t('x'); break; default: tools.t('y') } tools.last('z')",
        "let a = 'v', b; b = 'x'; tools.t(b); a = b = 'y'; tools.t(a); tools.last('z')",
        "const n = q / 2; tools.t('x'); tools.t('y'); tools.last('z'); const m = n / 2",
        "(q) / 2; tools.t('x'); 4 / 2; tools.t('y'); q[0] / 2; tools.last('z'); 4 / 2",
        "/'/.test(q); tools.t('x'); q.match(/[/'\"]/g); tools.t('y'); q(/[a]'/); tools.last('z')",
        "const u = 'http://h'; /* ' */ tools.t('x'); // '\ntools.t('y'); tools.last('z') /* '"
      })
  void everyCallIsFoundInItsOrder(String script) {
    assertThat(calls(script)).containsExactly("t \"x\"", "t \"y\"", "last \"z\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const f = c => tools.t(c)",
        "const f = c => { tools.t(c) }",
        "function f(c) { tools.t(c) }",
        "const f = { run: c => tools.t(c) }",
        "[].map(() => tools.t('x'))",
        "for (const a of []) tools.t(a)",
        "'tools.t()'; `tools.t()`",
        "const tools = 1; tools.t('x')"
      })
  void whatNeverRunsIsNoCall(String script) {
    assertThat(calls(script)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void printOfAResultNamesItsCall(String print, int call) {
    assertThat(
            ScriptCalls.in("const r = await tools.a(), s = await tools.b();" + print + ";")
                .printed())
        .containsExactly(call);
  }

  static Stream<Arguments> printOfAResultNamesItsCall() {
    return Stream.of(
        Arguments.of("text(s)", 1),
        Arguments.of("notify(s)", 1),
        Arguments.of("text(s.output.trim())", 1),
        Arguments.of("text(s[key])", 1),
        Arguments.of("text('b: ' + s.output)", 1),
        Arguments.of("text(s.output + ' end')", 1),
        Arguments.of("text(`b: ${s.output} ${n}`)", 1),
        Arguments.of("text(String(s))", 1),
        Arguments.of("text(s.output + s.exit_code)", 1),
        Arguments.of("text(s ?? 'none')", 1),
        Arguments.of("s.then(t => text(t.output))", 1),
        Arguments.of("text(r.output + s.output)", -1),
        Arguments.of("text([r, s].join(' '))", -1),
        Arguments.of("text(n + m)", -1),
        Arguments.of("text()", -1));
  }

  @Test
  void callsOfALongScriptAreCountedToALimit() {
    String script = "const f = c => tools.t({c: [c + 'a', `b${c}`]});\n" + "f('x');\n".repeat(70);

    assertThat(calls(script)).hasSize(64).containsOnly("t {\"c\":[\"xa\",\"bx\"]}");
  }

  private static List<String> calls(String script) {
    return ScriptCalls.in(script).calls().stream()
        .map(call -> call.tool() + " " + call.argument())
        .toList();
  }

  private static Arguments value(String expression, String json) {
    return Arguments.of(expression, json.replace('\'', '"'));
  }
}
