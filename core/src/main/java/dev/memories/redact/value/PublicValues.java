package dev.memories.redact.value;

import java.util.regex.Pattern;

/** Recognises values that look random but are public: commit ids, UUIDs, digests. */
public final class PublicValues {
  private static final Pattern ID_OR_DIGEST =
      Pattern.compile(
          "[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128}"
              + "|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
              + "|(?:sha|SHA)(?:1|256|384|512)[-:].*");

  private PublicValues() {}

  public static boolean isIdOrDigest(String value) {
    return ID_OR_DIGEST.matcher(value).matches();
  }

  public static boolean hasDigit(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
