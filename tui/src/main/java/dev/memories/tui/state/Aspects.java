package dev.memories.tui.state;

import dev.memories.tui.port.Aspect;
import dev.memories.tui.port.Subject;
import java.util.List;

/** Which tabs the preview has for a subject. */
public final class Aspects {
  private Aspects() {}

  public static List<Aspect> of(Subject subject) {
    return switch (subject) {
      case Subject.Overview _ -> List.of(Aspect.RENDERED);
      case Subject.Summary _ -> List.of(Aspect.RENDERED, Aspect.RAW);
      case Subject.Registry _, Subject.Skill _ ->
          List.of(Aspect.RENDERED, Aspect.RAW, Aspect.EVIDENCE, Aspect.DIFF);
      case Subject.SessionTrace _ -> List.of(Aspect.RENDERED, Aspect.RAW, Aspect.EVIDENCE);
      case Subject.Version _ -> List.of(Aspect.RENDERED, Aspect.RAW, Aspect.DIFF);
      case Subject.Candidate _ -> List.of(Aspect.RENDERED, Aspect.RAW);
      case Subject.Passage(var whole, _, _) -> of(whole);
    };
  }
}
