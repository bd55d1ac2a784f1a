package dev.memories.prompt;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Renders the prompts from templates, which the user may replace by files of the same name.
 *
 * <p>The template library is loaded with the first prompt. One line feed at the end of a template
 * with values is dropped (docs/spec/rules.md 14.1).
 */
public final class PromptTemplates {
  private static final String STAGE_ONE_SYSTEM = "stage_one_system.md";
  private static final String STAGE_ONE_INPUT = "stage_one_input.md";
  private static final String CONSOLIDATION = "consolidation.md";
  private static final String CONSOLIDATION_ANSWER = "consolidation_answer.md";

  private final TemplateFiles files;

  /**
   * @param own folder of the user's own templates; it need not exist
   */
  public PromptTemplates(Optional<Path> own) {
    this.files = new TemplateFiles(own);
  }

  /** The system prompt for extraction, with its final line feed. */
  public String stageOneSystem() {
    return render(STAGE_ONE_SYSTEM, Map.of());
  }

  /** The user prompt for extraction: one rollout's content. */
  public String stageOneInput(String rolloutPath, String cwd, String rolloutContents) {
    return withoutLastLineFeed(
        render(
            STAGE_ONE_INPUT,
            Map.of("rollout_path", rolloutPath, "cwd", cwd, "rollout_contents", rolloutContents)));
  }

  /** The prompt for an agent that consolidates the memory in a folder. */
  public String consolidation(String memoryRoot) {
    return withoutLastLineFeed(render(CONSOLIDATION, Map.of("memory_root", memoryRoot)));
  }

  /**
   * The user prompt for a consolidation by one answer, without tools.
   *
   * @param files the inputs, each in a fence
   */
  public String consolidationAnswer(String files) {
    return withoutLastLineFeed(render(CONSOLIDATION_ANSWER, Map.of("files", files)));
  }

  private String render(String name, Map<String, String> values) {
    return HandlebarsTemplate.of(files.find(name)).render(values);
  }

  private static String withoutLastLineFeed(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
