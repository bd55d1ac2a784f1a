package dev.memories.model;

import org.jspecify.annotations.Nullable;

/**
 * Why a model gave no usable reply.
 *
 * @param message what went wrong, one line without secrets, for people
 * @param hint what to do about it, or null
 */
public record ModelFailure(Reason reason, String message, @Nullable String hint) {

  /** What sort of failure it is, for those who can do something about it. */
  public enum Reason {
    /** No connection, or it broke before an answer began. */
    UNREACHABLE,
    /** The key was refused. */
    UNAUTHORIZED,
    NO_SUCH_MODEL,
    /** Too many requests, or the quota is used up. */
    RATE_LIMITED,
    SERVER_ERROR,
    /** The request is more than the model can read. */
    CONTEXT_TOO_LONG,
    INVALID_REQUEST,
    /** The stream ended before the response was complete. */
    STREAM_CUT,
    /** Nothing came for the idle time-out. */
    STREAM_SILENT,
    /** The provider said that the response failed. */
    RESPONSE_FAILED,
    /** The response stopped early, at a limit or a filter. */
    RESPONSE_INCOMPLETE,
    EMPTY_REPLY,
    /** A replayed run asks what was not recorded. */
    NOT_RECORDED
  }
}
