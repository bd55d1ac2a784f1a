package dev.memories.model.http;

import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Cause;
import dev.memories.model.provider.Provider;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** A reply with an HTTP status other than 2xx, and whether another request can help. */
sealed interface StatusFailure {
  /** Another request would fail, too. */
  record Final(ModelFailure failure) implements StatusFailure {}

  /** Another request may succeed. */
  record Transient(ModelFailure failure) implements StatusFailure {}

  /** Another request will succeed later; {@code pause} is zero when the server names none. */
  record RateLimited(ModelFailure failure, Duration pause) implements StatusFailure {}

  static StatusFailure of(Provider provider, HttpResponse<?> response, String body, Instant now) {
    ProviderError error = ProviderError.ofBody(body);
    String who = provider.id() + " (" + provider.shownUrl() + ")";
    int status = response.statusCode();
    if (error.isContextTooLong() || status == 413) {
      return new Final(
          new ModelFailure(
              Cause.CONTEXT_TOO_LONG,
              "the request is longer than the model can read: " + error.shown(status),
              "choose a model with a larger window (--model)"));
    }
    return switch (status) {
      case 401, 403 ->
          new Final(
              new ModelFailure(
                  Cause.UNAUTHORIZED,
                  who + " refused the key: " + error.shown(status),
                  provider.key().variable() == null
                      ? "the provider has no env_key; name the variable that holds its key"
                      : "check the key in $" + provider.key().variable()));
      case 404 ->
          new Final(
              new ModelFailure(
                  Cause.NO_SUCH_MODEL,
                  who + " does not know the model or the path: " + error.shown(status),
                  "check --model, and base_url and wire_api of the provider"));
      case 429 -> rateLimited(who, error, RetryAfter.of(response.headers(), error.message(), now));
      default ->
          status >= 500
              ? new Transient(
                  new ModelFailure(
                      Cause.SERVER_ERROR,
                      who + " failed: " + error.shown(status),
                      "try again later"))
              : new Final(
                  new ModelFailure(
                      Cause.INVALID_REQUEST,
                      who + " refused the request: " + error.shown(status),
                      null));
    };
  }

  private static StatusFailure rateLimited(String who, ProviderError error, Duration pause) {
    if (error.isQuotaUsedUp()) {
      return new Final(
          new ModelFailure(
              Cause.RATE_LIMITED,
              who + " says that the quota is used up: " + error.shown(429),
              "raise the limit of the account, or name another provider"));
    }
    String wait = pause.isZero() ? "" : ", asks to wait " + RetryAfter.shown(pause);
    return new RateLimited(
        new ModelFailure(
            Cause.RATE_LIMITED,
            who + " limits the rate" + wait + ": " + error.shown(429),
            "send fewer requests at once (--concurrency), or try again later"),
        pause);
  }
}
