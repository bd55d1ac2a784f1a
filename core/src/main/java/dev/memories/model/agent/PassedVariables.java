package dev.memories.model.agent;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Selects the environment variables that an agent needs to reach its server. */
final class PassedVariables {
  /** How to get out of the local network. */
  private static final Set<String> NETWORK =
      Set.of(
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "ALL_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "all_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "NODE_EXTRA_CA_CERTS",
          "CODEX_CA_CERTIFICATE");

  private PassedVariables() {}

  /** Those of the network, and those of the agent's own. */
  static Map<String, String> of(Map<String, String> environment, Predicate<String> own) {
    Map<String, String> passed = new TreeMap<>(environment);
    passed.keySet().removeIf(name -> !NETWORK.contains(name) && !own.test(name));
    return passed;
  }
}
