package dev.memories.redact;

/**
 * The reference's redactor: four passes, each over the result of the last (docs/spec/rules.md 8).
 */
public final class ReferenceRedactor implements SecretRedactor {
  @Override
  public String redact(String text) {
    String keys = ReferenceRules.API_KEY.matcher(text).replaceAll(MARKER);
    String ids = ReferenceRules.AWS_KEY_ID.matcher(keys).replaceAll(MARKER);
    String bearers = ReferenceRules.BEARER.matcher(ids).replaceAll("Bearer " + MARKER);
    return ReferenceRules.ASSIGNMENT.matcher(bearers).replaceAll("$1$2$3" + MARKER);
  }
}
