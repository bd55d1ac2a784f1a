package dev.memories.extract.offline.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ToolCallsTest {
  private static final String PATCH = "*** Begin Patch\n*** End Patch";

  @ParameterizedTest
  @MethodSource
  void functionIsAnAction(String name, String arguments, ToolAction action) {
    assertThat(ToolCalls.ofFunction(null, name, arguments.replace('\'', '"'))).isEqualTo(action);
  }

  static Stream<Arguments> functionIsAnAction() {
    return Stream.of(
        function("shell", "{'command':['bash','-lc','ls -l']}", shell("ls -l")),
        function("shell", "{'command':['bash','-c','ls -l']}", shell("ls -l")),
        function("shell", "{'command':['ls','-l']}", shell("ls -l")),
        function("shell", "{'command':['git','log','-p']}", shell("git log -p")),
        function("exec_command", "{'cmd':'ls'}", shell("ls")),
        function("exec_command", "cut off", shell("")),
        function(
            "shell",
            "{'command':'ls','workdir':'web','with_escalated_permissions':true}",
            new ToolAction.Shell("ls", true, "web")),
        function(
            "exec_command",
            "{'cmd':'ls','sandbox_permissions':'require_escalated'}",
            new ToolAction.Shell("ls", true, "")),
        function("apply_patch", "{'input':'P'}", new ToolAction.Patch("P")),
        function("apply_patch", "{'patch':'P'}", new ToolAction.Patch("P")),
        function("apply_patch", "{'other':'P'}", new ToolAction.Patch("{\"other\":\"P\"}")),
        function("apply_patch", PATCH, new ToolAction.Patch(PATCH)),
        function("apply_patch", "'P'", new ToolAction.Patch("P")),
        function("write_stdin", "{'session_id':7,'chars':'y'}", new ToolAction.Typed("7", "y")),
        function("write_stdin", "{'session_id':7,'chars':' '}", new ToolAction.Continuation("7")),
        function("wait", "{'cell_id':'g1'}", new ToolAction.Continuation("g1")),
        function("wait", "{'ids':[]}", new ToolAction.Silent()),
        function("view_image", "{'path':'a.png'}", new ToolAction.Picture("a.png")),
        function("spawn_agent", "{'message':'Look'}", new ToolAction.Delegation("Look")),
        function("update_plan", "{}", new ToolAction.Silent()),
        function(
            "request_user_input",
            "{'questions':[{'id':'q','question':'Which?'}]}",
            new ToolAction.Question(Map.of("q", "Which?"))),
        function("mcp__desk__close", "{}", new ToolAction.ServerTool("desk", "close")),
        function("mcp__desk", "{}", new ToolAction.Other("mcp__desk")),
        function("desk__close", "{}", new ToolAction.Other("desk__close")));
  }

  @Test
  void namespaceOfAServerIsItsServer() {
    assertThat(ToolCalls.ofFunction("mcp__desk", "close", "{}"))
        .isEqualTo(new ToolAction.ServerTool("desk", "close"));
    assertThat(ToolCalls.ofFunction("functions", "view_image", "{\"path\":\"a\"}"))
        .isEqualTo(new ToolAction.Picture("a"));
  }

  @Test
  void customToolIsAPatchAScriptOrAServersTool() {
    assertThat(ToolCalls.ofCustom("apply_patch", "P")).isEqualTo(new ToolAction.Patch("P"));
    assertThat(ToolCalls.ofCustom("edit", PATCH)).isEqualTo(new ToolAction.Patch(PATCH));
    assertThat(ToolCalls.ofCustom("edit", "x")).isEqualTo(new ToolAction.Other("edit"));
    assertThat(ToolCalls.ofCustom("mcp__a__b", "x")).isEqualTo(new ToolAction.ServerTool("a", "b"));
    assertThat(ToolCalls.ofCustom("exec", "tools.apply_patch(`" + PATCH + "`); text(1)"))
        .isEqualTo(new ToolAction.Script(List.of(new ToolAction.Patch(PATCH)), List.of(-1)));
  }

  @Test
  void patchByACommandIsAPatch() {
    String line = "apply_patch <<'E'\n" + PATCH + "\nE";

    assertThat(ToolCalls.ofCommand(List.of("sh", "-c", line)))
        .isEqualTo(new ToolAction.Patch(line));
    assertThat(ToolCalls.ofCommand(List.of("echo", PATCH))).isEqualTo(shell("echo " + PATCH));
  }

  @Test
  void callsOfAnImportedSessionAreBlocksOfItsMessages() {
    String message =
        "I look.\n[external_agent_tool_call: Bash]\ndescription: x\ncommand: ls\n-l \n[/external_agent_tool_call]\n"
            + "[external_agent_tool_call: Bash]\nscript: ls\n[/external_agent_tool_call]\n"
            + "[external_agent_tool_call: Read]\ncommand: ls\n[/external_agent_tool_call]\n"
            + "[external_agent_tool_result: 1]\na.py\n[/external_agent_tool_result]\nDone.";

    assertThat(ImportedCalls.areIn(message)).isTrue();
    assertThat(ImportedCalls.areIn("I look.")).isFalse();
    assertThat(ImportedCalls.calls(message))
        .containsExactly(shell("ls\n-l"), new ToolAction.Silent(), new ToolAction.Silent());
    assertThat(ImportedCalls.results(message)).containsExactly("a.py");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'output':'x','exit_code':0}             | ENDED   | 0 |",
        "{'output':'x','metadata':{'exit_code':1}}| ENDED   | 1 |",
        "{'output':'x','metadata':{}}             | ENDED   |   |",
        "{'output':'x','session_id':'5'}          | RUNNING |   | 5",
        "{'output':'x','exit_code':0,'session_id':'5'} | ENDED | 0 |",
        "{'output':'x','chunk_id':'c'}            | ENDED   |   |"
      })
  void resultAsJsonIsRead(
      String json, CommandOutput.State state, @Nullable Integer exit, @Nullable String process) {
    assertThat(CommandOutput.printed(json.replace('\'', '"')))
        .isEqualTo(new CommandOutput(state, exit, process, "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"{'output':'x'}", "{'output':1,'exit_code':0}", "{'exit_code':0}", "{cut"})
  void otherJsonIsPlainText(String json) {
    String text = json.replace('\'', '"');

    assertThat(CommandOutput.printed(text))
        .isEqualTo(new CommandOutput(CommandOutput.State.ENDED, null, null, text));
  }

  private static Arguments function(String name, String arguments, ToolAction action) {
    return Arguments.of(name, arguments, action);
  }

  private static ToolAction shell(String line) {
    return new ToolAction.Shell(line, false, "");
  }
}
