package dev.memories.model;

import java.time.Duration;

/** What happens while a model is asked, for progress. */
public sealed interface ModelEvent {
  /** The request goes out; {@code attempt} counts from 1. */
  record Sent(int attempt) implements ModelEvent {}

  /** The request will be sent again after a while. */
  record Waiting(Duration pause, String why) implements ModelEvent {}

  /** A piece of the reply has come; {@code chars} of it so far. */
  record Streaming(int chars) implements ModelEvent {}
}
