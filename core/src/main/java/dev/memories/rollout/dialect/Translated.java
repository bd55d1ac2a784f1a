package dev.memories.rollout.dialect;

import dev.memories.rollout.lines.JsonValue.Obj;

/**
 * A part of a line, in the form that it would have in a rollout of Codex.
 *
 * @param type the type of the envelope
 */
public record Translated(String type, Obj payload) {
  /** A part of the history that the model saw. */
  public static Translated item(Obj payload) {
    return new Translated("response_item", payload);
  }

  public static Translated event(Obj payload) {
    return new Translated("event_msg", payload);
  }
}
