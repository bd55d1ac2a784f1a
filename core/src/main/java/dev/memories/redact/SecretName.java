package dev.memories.redact;

/**
 * The name of a secret in a text.
 *
 * @param from its first char, after any prefix
 * @param to its end, before any suffix
 * @param suffixed whether a number or a part in capitals stands behind it
 */
record SecretName(int from, int to, SecretNames.Kind kind, boolean suffixed) {}
