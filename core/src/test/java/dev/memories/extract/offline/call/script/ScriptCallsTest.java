package dev.memories.extract.offline.call.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptCallsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "await tools.exec_command({\"cmd\": \"make test\", \"yield_time_ms\": 30000});",
        "const r = await tools.exec_command({cmd: `make test`, yield_time_ms: 60_000});",
        "const cmd = 'make test'; tools.exec_command({cmd})",
        "const [verb, what] = ['make', 'test'];\nawait tools.exec_command({cmd: `${verb} ${what}`})",
        "const o = {yield_time_ms: 1}; await tools.exec_command({...o, cmd: 'make' + ' test'});",
        "// tools.exec_command({cmd: \"never\"})\n/* tools.x() */ tools.exec_command({cmd: /* here */ 'make test'});",
        "const run = (cmd) => tools.exec_command({cmd});\nconst r = await run(\"make test\")\ntext(r.output)",
        "async function run(cmd) { const r = await tools.exec_command({ cmd }); return r.output; }\ntext(await run('make test'));",
        "const {exec_command} = tools; await exec_command({cmd: 'make test'})",
        "await tools[\"exec_command\"]({cmd: ['make', 'test'].join(' ')});",
        "for (const c of ['make test']) { await tools.exec_command({cmd: c}); }",
        "await Promise.all(['test'].map(async (t) => { return tools.exec_command({cmd: `make ${t}`}) }))",
        "if (/a\\/\"b/.test(x)) await tools.exec_command({cmd: 'make test'})",
        "let p = 'make'; p += ' test'; try { tools.exec_command({cmd: p}); } catch (e) { text(e) }",
        "tools.exec_command({cmd: 'make \\u0074e\\x73t'}).then(r => text(r.output))"
      })
  void commandIsFoundHoweverItIsWritten(String script) {
    assertThat(commands(script)).containsExactly("make test");
  }

  @Test
  void loopsAndListsCallOnceForEachItem() {
    assertThat(
            commands(
                """
                const dirs = ["api", "web"];
                const all = await Promise.all(dirs.map(d => tools.exec_command({cmd: `npm test -w ${d}`})));
                for (const [name, target] of Object.entries({lint: "l", unit: "u"})) {
                  await tools.exec_command({cmd: `make ${target}`});
                }
                """))
        .containsExactly("npm test -w api", "npm test -w web", "make l", "make u");
  }

  @Test
  void whatAScriptComputesIsLeftOut() {
    ScriptCalls calls =
        ScriptCalls.in(
            "const r = await tools.exec_command({cmd: `cat ${names[0]}`, workdir: `${root}/api`});");

    assertThat(calls.calls()).hasSize(1);
    assertThat(calls.calls().getFirst().argument().has("cmd")).isFalse();
  }

  @Test
  void everyPrintNamesTheCallWhoseResultItPrints() {
    assertThat(
            ScriptCalls.in(
                    """
                    const [a, b] = await Promise.all([
                      tools.exec_command({cmd: "make lint"}),
                      tools.exec_command({cmd: "make test"}),
                    ]);
                    text("done"); text(b.output); text(JSON.stringify(a)); text(`${a.output}${b.output}`);
                    """)
                .printed())
        .containsExactly(-1, 1, 0, -1);
  }

  @Test
  void patchesAndToolsOfServersAreCalls() {
    ScriptCalls calls =
        ScriptCalls.in(
            """
            const patch = String.raw`*** Begin Patch
            *** Update File: a.py
            @@
            -x = "\\d"
            +y = 1
            *** End Patch`;
            text(await tools.apply_patch(patch));
            const t = await tools.mcp__desk__find({id: 7});
            """);

    assertThat(calls.calls())
        .extracting(ScriptCalls.Call::tool)
        .containsExactly("apply_patch", "mcp__desk__find");
    assertThat(calls.calls().getFirst().argument().asText()).contains("-x = \"\\d\"\n+y = 1");
  }

  @Test
  void anyTextEndsSoon() {
    List<String> pieces =
        List.of(
            "tools.exec_command(",
            "{cmd:",
            "`${",
            "}`",
            "'",
            "\"",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "=>",
            "async ",
            "for (const x of ",
            "a",
            ".map(",
            "/",
            "*/",
            "/*",
            "...",
            "+",
            "?",
            ":",
            ";",
            "\n",
            "function f(",
            "return ",
            "\\u{",
            "const ",
            "=",
            ",",
            "await ",
            "1_0",
            "\\");
    Random random = new Random(7);
    for (int round = 0; round < 400; round++) {
      String script =
          random
              .ints(1 + random.nextInt(60), 0, pieces.size())
              .mapToObj(pieces::get)
              .collect(Collectors.joining());
      assertThat(ScriptCalls.in(script)).isEqualTo(ScriptCalls.in(script));
    }
    for (String piece : pieces) {
      assertThat(ScriptCalls.in(piece.repeat(20_000)).calls()).hasSizeLessThan(100);
    }
  }

  private static List<String> commands(String script) {
    return ScriptCalls.in(script).calls().stream()
        .filter(call -> call.tool().equals("exec_command"))
        .map(call -> call.argument().path("cmd").asText())
        .toList();
  }
}
