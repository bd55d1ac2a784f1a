package dev.memories.tui.port;

import java.util.List;

/**
 * What an action would do, for the user to confirm.
 *
 * @param question names the object and the count: "Forget 2 traces of /srv/shop?"
 * @param details one line each
 * @param destructive whether the action deletes something that cannot be recreated
 * @param isEmpty whether there is nothing to do; {@code question} then says why
 */
public record ActionPlan(
    String question, List<String> details, boolean destructive, boolean isEmpty) {
  public ActionPlan {
    details = List.copyOf(details);
  }

  public ActionPlan(String question, List<String> details, boolean destructive) {
    this(question, details, destructive, false);
  }

  /** The plan of an action that has nothing to do. */
  public static ActionPlan nothing(String why) {
    return new ActionPlan(why, List.of(), false, true);
  }
}
