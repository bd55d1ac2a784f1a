package dev.memories.model.http;

import dev.memories.model.ModelFailure;
import dev.memories.model.ModelFailure.Reason;
import dev.memories.model.provider.Provider;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** What an HTTP status other than 2xx means for the request. */
sealed interface StatusFailure {
  /** Asking again would change nothing. */
  record Final(ModelFailure failure) implements StatusFailure {}

  /** It may work the next time. */
  record Passing(ModelFailure failure) implements StatusFailure {}

  /** It will work later; {@code pause} is what the server asks for, zero when it does not say. */
  record Wait(ModelFailure failure, Duration pause) implements StatusFailure {}

  static StatusFailure of(Provider provider, HttpResponse<?> response, String body, Instant now) {
    ProviderError error = ProviderError.ofBody(body);
    String who = provider.id() + " (" + provider.shownUrl() + ")";
    int status = response.statusCode();
    if (error.isContextTooLong() || status == 413) {
      return new Final(
          new ModelFailure(
              Reason.CONTEXT_TOO_LONG,
              "the request is more than the model can read: " + error.shown(status),
              "choose a model with a larger window (--model)"));
    }
    return switch (status) {
      case 401, 403 ->
          new Final(
              new ModelFailure(
                  Reason.UNAUTHORIZED,
                  who + " refused the key: " + error.shown(status),
                  provider.key().variable() == null
                      ? "the provider has no env_key; name the variable that holds its key"
                      : "check the key in $" + provider.key().variable()));
      case 404 ->
          new Final(
              new ModelFailure(
                  Reason.NO_SUCH_MODEL,
                  who + " does not know the model or the address: " + error.shown(status),
                  "check --model, and base_url and wire_api of the provider"));
      case 429 -> rateLimited(who, error, RetryAfter.of(response.headers(), error.message(), now));
      default ->
          status >= 500
              ? new Passing(
                  new ModelFailure(
                      Reason.SERVER_ERROR,
                      who + " failed: " + error.shown(status),
                      "try again later"))
              : new Final(
                  new ModelFailure(
                      Reason.INVALID_REQUEST,
                      who + " refused the request: " + error.shown(status),
                      null));
    };
  }

  private static StatusFailure rateLimited(String who, ProviderError error, Duration pause) {
    if (error.isQuotaUsedUp()) {
      return new Final(
          new ModelFailure(
              Reason.RATE_LIMITED,
              who + " says that the quota is used up: " + error.shown(429),
              "raise the limit of the account, or name another provider"));
    }
    String told = pause.isZero() ? "" : ", asks to wait " + RetryAfter.shown(pause);
    return new Wait(
        new ModelFailure(
            Reason.RATE_LIMITED,
            who + " limits the rate" + told + ": " + error.shown(429),
            "ask for less at once (--concurrency), or later"),
        pause);
  }
}
