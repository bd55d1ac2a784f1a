package dev.memories.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PromptTemplatesTest {
  private static final PromptTemplates BUILT_IN = new PromptTemplates(Optional.empty());

  @TempDir Path own;

  @Test
  void systemPromptAsksForTheCheckedFields() {
    assertThat(BUILT_IN.stageOneSystem())
        .contains(
            "\"traceMemory\"",
            "\"summary\"",
            "Trace context:",
            "User preferences: none observed",
            "## Task:",
            "Outcome:",
            "Key steps:",
            "Things that did not work / things that can be improved:",
            "Reusable knowledge:",
            "Pointers and references (annotate why each item matters):",
            "[REDACTED_SECRET]",
            "success",
            "partial",
            "fail",
            "uncertain")
        .endsWith("\n");
  }

  @Test
  void valuesAreNotEscaped() {
    String hostile = "<a href=\"x\">&amp; {{cwd}} 'q'</a>";

    String input = BUILT_IN.stageOneInput("/r/ö.jsonl", "/work/<b>", hostile);

    assertThat(input)
        .contains("rollout_path: /r/ö.jsonl\n", "cwd: /work/<b>\n", "\n" + hostile + "\n")
        .doesNotEndWith("\n");
  }

  @Test
  void consolidationPromptNamesTheFolder() {
    assertThat(BUILT_IN.consolidation("/tmp/x & y"))
        .contains("/tmp/x & y", "memory_summary.md", "trace_summaries/", "MEMORY.md", "skills/");
  }

  @Test
  void userTemplateOverridesTheBuiltInOne() throws IOException {
    Files.writeString(own.resolve("stage_one_input.md"), "{{cwd}}: {{{rollout_contents}}}\n\n");

    assertThat(new PromptTemplates(Optional.of(own)).stageOneInput("/r", "/c", "[]"))
        .isEqualTo("/c: []\n");
    assertThat(new PromptTemplates(Optional.of(own)).consolidation("/m"))
        .isEqualTo(BUILT_IN.consolidation("/m"));
  }

  @Test
  void errorForAnUnknownValueNamesFileAndLine() throws IOException {
    Path file = own.resolve("consolidation.md");
    Files.writeString(file, "one\ntwo {{memory_rot}}\n");

    assertThatThrownBy(() -> new PromptTemplates(Optional.of(own)).consolidation("/m"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(":2:")
        .hasMessageContaining("memory_rot");
  }

  /** Found by scripts/fuzz: handlebars reads past the end of such a text. */
  @ParameterizedTest
  @MethodSource("malformed")
  void templateThatHandlebarsCannotParseIsReportedAsSuch(String text) throws IOException {
    Path file = own.resolve("consolidation.md");
    Files.writeString(file, text);

    assertThatThrownBy(() -> new PromptTemplates(Optional.of(own)).consolidation("/m"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(file.toString());
  }

  static Stream<String> malformed() {
    String bells = "\007".repeat(32);
    return Stream.of(
        "{{" + bells + "}}\007\007{",
        "{{#if memory_root}}".repeat(20_000),
        "{{#if memory_root}}".repeat(20_000) + "{{/if}}".repeat(20_000));
  }

  @Test
  void errorForABrokenTemplateNamesFileAndLine() throws IOException {
    Path file = own.resolve("stage_one_system.md");
    Files.writeString(file, "one\n\n{{#if cwd}}\n");

    assertThatThrownBy(() -> new PromptTemplates(Optional.of(own)).stageOneSystem())
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(file.toString())
        .hasMessageMatching("(?s).*:[34]:.*");
  }

  @Test
  void templateCannotIncludeOtherFiles() throws IOException {
    Path secret = Files.writeString(own.resolve("secret.hbs"), "hidden");
    Files.writeString(own.resolve("stage_one_system.md"), "{{> secret}}");

    assertThatThrownBy(() -> new PromptTemplates(Optional.of(own)).stageOneSystem())
        .isInstanceOf(TemplateException.class)
        .hasMessageNotContaining("hidden");
    assertThat(secret).exists();
  }
}
