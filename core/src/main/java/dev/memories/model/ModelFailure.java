package dev.memories.model;

import org.jspecify.annotations.Nullable;

/**
 * Why a model gave no usable reply.
 *
 * @param message one line for people, without secrets
 * @param hint how to fix it, or null
 */
public record ModelFailure(Cause cause, String message, @Nullable String hint) {

  /** The kind of failure, on which callers decide. */
  public enum Cause {
    /** No connection, or it broke before the reply began. */
    UNREACHABLE,
    /** The key was refused. */
    UNAUTHORIZED,
    NO_SUCH_MODEL,
    /** Too many requests, or the quota is used up. */
    RATE_LIMITED,
    SERVER_ERROR,
    /** The request is longer than the model can read. */
    CONTEXT_TOO_LONG,
    INVALID_REQUEST,
    /** The stream ended before the response was complete. */
    STREAM_CUT,
    /** Nothing arrived during the idle time-out. */
    STREAM_SILENT,
    /** The provider reported that the response failed. */
    RESPONSE_FAILED,
    /** The response stopped early, at a limit or a filter. */
    RESPONSE_INCOMPLETE,
    EMPTY_REPLY,
    /** The program that asks the model is missing, or does not work as it must. */
    PROGRAM_UNUSABLE,
    /** A replayed run made a request that was not recorded. */
    NOT_RECORDED
  }
}
