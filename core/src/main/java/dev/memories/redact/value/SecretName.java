package dev.memories.redact.value;

/**
 * The name of a secret in a text.
 *
 * @param from its first char, after any prefix
 * @param to its end, before any suffix
 * @param suffixed whether a number or a part in capitals stands behind it
 */
public record SecretName(int from, int to, SecretNames.Kind kind, boolean suffixed) {}
