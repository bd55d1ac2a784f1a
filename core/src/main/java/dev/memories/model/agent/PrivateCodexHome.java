package dev.memories.model.agent;

import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.memories.model.ModelException;
import dev.memories.model.provider.CodexConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Codex home for one request: the user's login and choice of model, and nothing else of the
 * user's.
 *
 * <p>The login is a link, so that a token that Codex renews reaches the user's own file.
 */
final class PrivateCodexHome {
  private static final String LOGIN = "auth.json";
  private static final String SETTINGS = "config.toml";
  private static final String OWN_PROVIDER = "openai";

  /** The user's settings that say which model is asked, and where. */
  private static final List<String> KEPT =
      List.of(
          "model",
          "model_provider",
          "model_reasoning_effort",
          "service_tier",
          "openai_base_url",
          "chatgpt_base_url",
          "forced_login_method",
          "forced_chatgpt_workspace_id");

  /** Everything that offers a tool, reads a file of the user's or runs a program. */
  private static final List<String> FEATURES_OFF =
      List.of(
          "apps",
          "browser_use",
          "browser_use_external",
          "browser_use_full_cdp_access",
          "code_mode",
          "code_mode_only",
          "computer_use",
          "goals",
          "hooks",
          "image_generation",
          "in_app_browser",
          "memories",
          "multi_agent",
          "multi_agent_v2",
          "plugins",
          "remote_plugin",
          "shell_snapshot",
          "shell_tool",
          "skill_mcp_dependency_install",
          "sleep_tool",
          "standalone_web_search",
          "tool_suggest",
          "unbounded_connection_retries",
          "unified_exec",
          "view_image",
          "web_search_cached",
          "web_search_request");

  private static final Set<String> KEYS =
      Set.of("CODEX_API_KEY", "CODEX_ACCESS_TOKEN", "OPENAI_ORGANIZATION", "OPENAI_PROJECT");

  private final @Nullable Path login;
  private final Map<String, Object> settings;
  private final Set<String> providerVariables;

  private PrivateCodexHome(
      @Nullable Path login, Map<String, Object> settings, Set<String> providerVariables) {
    this.login = login;
    this.settings = settings;
    this.providerVariables = providerVariables;
  }

  /**
   * Chooses the first home with a login, or else the first with settings.
   *
   * @throws ModelException when there is none, and the provider needs one
   */
  static PrivateCodexHome of(
      List<Path> homes, AgentModel.Choice choice, Map<String, String> environment) {
    Path home =
        firstWith(LOGIN, homes).or(() -> firstWith(SETTINGS, homes)).orElse(homes.getFirst());
    Path login = home.resolve(LOGIN);
    Map<String, Object> theirs = CodexConfig.content(home);
    Map<String, Object> settings = new TreeMap<>();
    KEPT.forEach(
        key -> {
          if (theirs.get(key) instanceof String value) {
            settings.put(key, value);
          }
        });
    choice.effort().ifPresent(effort -> settings.put("model_reasoning_effort", effort));
    String provider = String.valueOf(settings.getOrDefault("model_provider", OWN_PROVIDER));
    Set<String> variables = new HashSet<>();
    if (theirs.get("model_providers") instanceof Map<?, ?> providers
        && providers.get(provider) instanceof Map<?, ?> table) {
      settings.put("model_providers", Map.of(provider, table));
      variables.addAll(variables(table));
    }
    boolean loggedIn = Files.isRegularFile(login);
    if (!loggedIn
        && provider.equals(OWN_PROVIDER)
        && KEYS.stream().noneMatch(environment::containsKey)) {
      throw AgentProgram.unusable(
          AgentKind.CODEX,
          "it is not logged in: there is no " + login,
          "run `codex login`; a login that Codex keeps in the system's keyring cannot be used");
    }
    return new PrivateCodexHome(loggedIn ? login.toAbsolutePath() : null, settings, variables);
  }

  private static Optional<Path> firstWith(String file, List<Path> homes) {
    return homes.stream().filter(home -> Files.isRegularFile(home.resolve(file))).findFirst();
  }

  /** The variables from which a provider's key and headers come. */
  private static Set<String> variables(Map<?, ?> provider) {
    Set<String> names = new HashSet<>();
    if (provider.get("env_key") instanceof String name) {
      names.add(name);
    }
    if (provider.get("env_http_headers") instanceof Map<?, ?> headers) {
      headers.values().forEach(name -> names.add(String.valueOf(name)));
    }
    return names;
  }

  /** Whether Codex needs an environment variable to reach the model. */
  boolean needsVariable(String name) {
    return KEYS.contains(name) || providerVariables.contains(name);
  }

  /**
   * Fills an empty folder.
   *
   * @param catalog Codex's list of models, as JSON
   */
  void write(Path folder, String catalog) throws IOException {
    Path models = Files.writeString(folder.resolve("models.json"), catalog);
    Map<String, Object> config = new TreeMap<>(settings);
    config.putAll(
        Map.of(
            "model_catalog_json",
            models.toString(),
            "approval_policy",
            "never",
            "web_search",
            "disabled",
            "project_doc_max_bytes",
            0,
            "include_permissions_instructions",
            false,
            "include_environment_context",
            false,
            "include_apps_instructions",
            false,
            "check_for_update_on_startup",
            false));
    Map<String, Object> features = new TreeMap<>();
    FEATURES_OFF.forEach(feature -> features.put(feature, false));
    config.put("features", features);
    config.put(
        "skills", Map.of("include_instructions", false, "bundled", Map.of("enabled", false)));
    config.put("tools", Map.of("experimental_request_user_input", Map.of("enabled", false)));
    config.put("analytics", Map.of("enabled", false));
    config.put("history", Map.of("persistence", "none"));
    Files.writeString(folder.resolve(SETTINGS), new TomlMapper().writeValueAsString(config));
    if (login != null) {
      Files.createSymbolicLink(folder.resolve(LOGIN), login);
    }
  }
}
