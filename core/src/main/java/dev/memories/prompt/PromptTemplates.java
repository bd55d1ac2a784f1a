package dev.memories.prompt;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The prompts, rendered from templates that the user may replace by files of the same name.
 *
 * <p>The template library is loaded when the first prompt is rendered. One line feed at the end of
 * a template with values is not part of its text (reference.md 1i).
 */
public final class PromptTemplates {
  private static final String STAGE_ONE_SYSTEM = "stage_one_system.md";
  private static final String STAGE_ONE_INPUT = "stage_one_input.md";
  private static final String CONSOLIDATION = "consolidation.md";

  private final TemplateFiles files;

  /**
   * @param own the folder of the user's own templates; it need not exist
   */
  public PromptTemplates(Optional<Path> own) {
    this.files = new TemplateFiles(own);
  }

  /** What a model that extracts a trace is told to be; with its last line feed. */
  public String stageOneSystem() {
    return render(STAGE_ONE_SYSTEM, Map.of());
  }

  /** What such a model is asked about one rollout. */
  public String stageOneInput(String rolloutPath, String cwd, String rolloutContents) {
    return withoutLastLineFeed(
        render(
            STAGE_ONE_INPUT,
            Map.of("rollout_path", rolloutPath, "cwd", cwd, "rollout_contents", rolloutContents)));
  }

  /** What an agent that consolidates the memory in a folder is asked. */
  public String consolidation(String memoryRoot) {
    return withoutLastLineFeed(render(CONSOLIDATION, Map.of("memory_root", memoryRoot)));
  }

  private String render(String name, Map<String, String> values) {
    return HandlebarsTemplate.of(files.find(name)).render(values);
  }

  private static String withoutLastLineFeed(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
