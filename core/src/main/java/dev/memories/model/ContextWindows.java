package dev.memories.model;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalInt;

/** Sizes of the context windows of well-known models. */
public final class ContextWindows {
  /** Input tokens by prefix of the model's name; the longest matching prefix counts. */
  private static final Map<String, Integer> TOKENS =
      Map.ofEntries(
          Map.entry("gpt-3.5-turbo", 16_385),
          Map.entry("gpt-4", 8_192),
          Map.entry("gpt-4-turbo", 128_000),
          Map.entry("gpt-4o", 128_000),
          Map.entry("gpt-4.1", 1_047_576),
          Map.entry("gpt-5", 272_000),
          Map.entry("gpt-oss", 131_072),
          Map.entry("o1", 200_000),
          Map.entry("o3", 200_000),
          Map.entry("o4-mini", 200_000),
          Map.entry("codex-mini", 200_000),
          Map.entry("claude", 200_000));

  private ContextWindows() {}

  /** The most tokens that a model can read; empty when unknown. */
  public static OptionalInt of(String model) {
    return TOKENS.entrySet().stream()
        .filter(entry -> model.startsWith(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(entry -> OptionalInt.of(entry.getValue()))
        .orElse(OptionalInt.empty());
  }
}
