package dev.memories.model.provider;

import dev.memories.failure.FailureKind;
import dev.memories.model.ModelException;
import dev.memories.model.provider.Provider.KeySource;
import dev.memories.model.provider.Provider.RetryPolicy;
import dev.memories.text.NearestWord;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * All known model providers: from our settings, built in, and from Codex's settings.
 *
 * <p>The first of these wins when a name is defined twice (docs/spec/product.md 5.1).
 */
public final class Providers {
  private static final String OPENAI = "openai";

  private final Map<String, Map<String, Object>> ours;
  private final Map<String, Map<String, Object>> codex;
  private final Map<String, String> variables;

  /**
   * @param ours the {@code [model_providers.*]} tables of our settings
   * @param codex the same tables of Codex's settings
   * @param variables the environment
   */
  public Providers(
      Map<String, Map<String, Object>> ours,
      Map<String, Map<String, Object>> codex,
      Map<String, String> variables) {
    this.ours = Map.copyOf(ours);
    this.codex = Map.copyOf(codex);
    this.variables = Map.copyOf(variables);
  }

  /**
   * Finds a provider by name.
   *
   * @throws ModelException when there is none, or its definition is wrong
   */
  public Provider find(String id) {
    Map<String, Object> own = ours.get(id);
    if (own != null) {
      return new ProviderTable(id, own, variables).read();
    }
    return switch (id) {
      case OPENAI -> openai();
      case "ollama" -> local(id, 11434);
      case "lmstudio" -> local(id, 1234);
      default -> {
        Map<String, Object> table = codex.get(id);
        if (table == null) {
          throw unknown(id);
        }
        yield new ProviderTable(id, table, variables).read();
      }
    };
  }

  private Provider openai() {
    String base = variables.getOrDefault("OPENAI_BASE_URL", "");
    return new Provider(
        OPENAI,
        base.isBlank() ? "https://api.openai.com/v1" : base,
        WireApi.RESPONSES,
        new KeySource("OPENAI_API_KEY", null, true),
        Map.of(),
        Map.of(),
        RetryPolicy.DEFAULT);
  }

  private static Provider local(String id, int port) {
    return new Provider(
        id,
        "http://localhost:" + port + "/v1",
        WireApi.CHAT,
        KeySource.NONE,
        Map.of(),
        Map.of(),
        RetryPolicy.DEFAULT);
  }

  private ModelException unknown(String id) {
    TreeSet<String> known = new TreeSet<>(List.of(OPENAI, "ollama", "lmstudio"));
    known.addAll(ours.keySet());
    known.addAll(codex.keySet());
    String all = "known providers: " + String.join(", ", known);
    return new ModelException(
        FailureKind.SETTINGS,
        "use the model provider " + id,
        "no provider has that name",
        NearestWord.of(id, known).map(near -> "did you mean " + near + "? " + all).orElse(all));
  }
}
