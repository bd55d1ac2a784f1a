package dev.memories.rollout.opencode;

/** A prompt as the person typed it. */
final class Prompt {
  private Prompt() {}

  /** {@code opencode run} puts a prompt of several words in quotes. */
  static String typed(String text) {
    String prompt = text.strip();
    boolean isQuoted =
        prompt.length() > 2
            && prompt.startsWith("\"")
            && prompt.endsWith("\"")
            && prompt.indexOf(' ') >= 0
            && !hasBareQuote(prompt.substring(1, prompt.length() - 1));
    return isQuoted ? prompt.substring(1, prompt.length() - 1).replace("\\\"", "\"") : text;
  }

  private static boolean hasBareQuote(String inside) {
    for (int at = inside.indexOf('"'); at >= 0; at = inside.indexOf('"', at + 1)) {
      if (at == 0 || inside.charAt(at - 1) != '\\') {
        return true;
      }
    }
    return inside.endsWith("\\");
  }
}
