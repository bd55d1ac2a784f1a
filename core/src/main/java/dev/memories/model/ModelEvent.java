package dev.memories.model;

import java.time.Duration;

/** Progress of a request to a model. */
public sealed interface ModelEvent {
  /** The request is sent; {@code attempt} counts from 1. */
  record Sent(int attempt) implements ModelEvent {}

  /** The request will be sent again after a pause. */
  record Waiting(Duration pause, String why) implements ModelEvent {}

  /** Part of the reply arrived; {@code chars} have arrived so far. */
  record Streaming(int chars) implements ModelEvent {}
}
