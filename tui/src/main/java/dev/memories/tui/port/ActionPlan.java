package dev.memories.tui.port;

import java.util.List;

/**
 * What an action would do, for the user to confirm.
 *
 * @param question names the object and the count: "Forget 2 traces of /srv/shop?"
 * @param details one line each
 * @param destructive whether the action deletes something that cannot be recreated
 */
public record ActionPlan(String question, List<String> details, boolean destructive) {
  public ActionPlan {
    details = List.copyOf(details);
  }
}
