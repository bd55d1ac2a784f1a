package dev.memories.model.agent;

import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.redact.SecretRedactor;
import dev.memories.text.OneLine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells from an agent's error message what kind of failure it is. */
final class AgentFailures {
  private static final int MAX_MESSAGE = 400;

  /** The first rule counts of which the message holds a cue. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(Cause.CONTEXT_TOO_LONG, "context window", "prompt is too long", "too long"),
          new Rule(
              Cause.RATE_LIMITED,
              "usage limit",
              "rate limit",
              "limit reached",
              "hit your limit",
              "too many requests",
              "credit balance",
              "quota"),
          new Rule(
              Cause.UNAUTHORIZED,
              "not logged in",
              "please run /login",
              "unauthorized",
              "authentication",
              "api key",
              "api_key",
              "oauth token",
              "log out and sign in",
              "401"),
          new Rule(
              Cause.PROGRAM_UNUSABLE,
              "unexpected argument",
              "unknown option",
              "unrecognized option",
              "unrecognised option",
              "error loading config",
              "invalid value for"),
          new Rule(
              Cause.NO_SUCH_MODEL,
              "model is not supported",
              "is not supported",
              "selected model",
              "model not found",
              "unknown model",
              "does not exist"),
          new Rule(
              Cause.UNREACHABLE,
              "unable to connect",
              "connection",
              "lookup address",
              "error sending request",
              "econnrefused",
              "enotfound",
              "network"),
          new Rule(
              Cause.SERVER_ERROR, "high demand", "overloaded", "internal server error", "529"));

  private AgentFailures() {}

  /**
   * @param cues lower case
   */
  private record Rule(Cause cause, List<String> cues) {
    Rule(Cause cause, String... cues) {
      this(cause, List.of(cues));
    }

    boolean fits(String message) {
      return cues.stream().anyMatch(message::contains);
    }
  }

  /** The failure that an error message tells of. */
  static ModelFailure of(AgentKind kind, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    Cause cause =
        RULES.stream()
            .filter(rule -> rule.fits(lower))
            .map(Rule::cause)
            .findFirst()
            .orElse(Cause.RESPONSE_FAILED);
    String shown = OneLine.of(SecretRedactor.product().redact(message), MAX_MESSAGE);
    return new ModelFailure(cause, kind.title() + ": " + shown, hint(kind, cause));
  }

  private static @Nullable String hint(AgentKind kind, Cause cause) {
    return switch (cause) {
      case UNAUTHORIZED -> kind.loginHint();
      case PROGRAM_UNUSABLE -> "this version takes other options: update " + kind.title();
      case NO_SUCH_MODEL -> "name another model with --model";
      case RATE_LIMITED -> "wait until the limit ends, or use --extractor offline";
      case UNREACHABLE,
          SERVER_ERROR,
          CONTEXT_TOO_LONG,
          INVALID_REQUEST,
          STREAM_CUT,
          STREAM_SILENT,
          RESPONSE_FAILED,
          RESPONSE_INCOMPLETE,
          EMPTY_REPLY,
          NOT_RECORDED ->
          null;
    };
  }
}
