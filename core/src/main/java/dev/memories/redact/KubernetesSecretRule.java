package dev.memories.redact;

import dev.memories.redact.scan.CharText;
import dev.memories.redact.scan.ScanWindow;
import dev.memories.redact.scan.SecretSpan;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a Kubernetes secret, in YAML or JSON, whatever their names are. */
record KubernetesSecretRule() implements SecretRule {
  private static final int BEFORE = 2_000;
  private static final int AFTER = 4_000;

  private static final Pattern KIND =
      Pattern.compile("(?i)kind[\"']?\\s{0,4}:\\s{0,4}[\"']?secret[\"']?\\s{0,4}(?:[,}\\n\\r]|$)");
  private static final Pattern DATA =
      Pattern.compile(
          "(?<![A-Za-z])(?:stringData|data)[\"']?\\s{0,4}:\\s{0,4}?(?:\\{|\\r?\\n(?=[ \\t]))");
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:(?<=\\n)[ \\t]++|[\\s,]*+[\"'])([\\w.-]{1,100}+)[\"']?\\s{0,4}:[ \\t]*+[\"']?([^\\s\"',}]{1,2000}+)[\"']?[ \\t]*+\\r?\\n?");

  @Override
  public String id() {
    return "kubernetes-secret";
  }

  @Override
  public List<String> keywords() {
    return List.of("kind: secret", "kind\":\"secret", "kind\": \"secret");
  }

  @Override
  public Reach reach() {
    return new Reach(BEFORE, AFTER);
  }

  @Override
  public void find(CharText text, ScanWindow window, Consumer<SecretSpan> found) {
    if (!KIND.matcher(text).region(window.from(), window.to()).find()) {
      return;
    }
    Matcher data = DATA.matcher(text).region(window.from(), window.to());
    while (data.find()) {
      Matcher entry =
          ENTRY.matcher(text).useTransparentBounds(true).region(data.end(), window.to());
      while (entry.lookingAt()) {
        if (!entry.group(2).startsWith(SecretRedactor.MARKER)
            && PatternRule.isSecretByShape(entry.group(2))) {
          found.accept(new SecretSpan(entry.start(2), entry.end(2)));
        }
        entry.region(entry.end(), window.to());
      }
    }
  }
}
