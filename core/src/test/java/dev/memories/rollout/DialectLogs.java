package dev.memories.rollout;

import dev.memories.rollout.files.Lineage;
import dev.memories.rollout.index.RolloutFacts;
import dev.memories.rollout.index.SessionScanner;
import dev.memories.rollout.item.HumanMessage;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.lineage.LineOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What tests of dialects look at in a log. */
public final class DialectLogs {
  private DialectLogs() {}

  public static RolloutFacts facts(Path log) throws IOException {
    return new SessionScanner(Lineage.unknown()).scan(log);
  }

  public static List<RolloutItem> items(Path log) throws IOException {
    return TestRollouts.entries(log).stream().map(RolloutEntry::item).toList();
  }

  /** The header of the session. */
  public static RolloutItem.SessionMeta header(Path log) throws IOException {
    return items(log).stream()
        .filter(RolloutItem.Meta.class::isInstance)
        .map(item -> ((RolloutItem.Meta) item).meta())
        .findFirst()
        .orElseThrow();
  }

  /** The words of a person. */
  public static List<String> words(Path log) throws IOException {
    return items(log).stream()
        .filter(RolloutItem.Response.class::isInstance)
        .map(item -> ((RolloutItem.Response) item).item())
        .filter(ResponseItem.Message.class::isInstance)
        .flatMap(message -> HumanMessage.in((ResponseItem.Message) message).stream())
        .map(HumanMessage::text)
        .toList();
  }

  /** The results of calls. */
  public static List<String> outputs(Path log) throws IOException {
    List<String> outputs = new ArrayList<>();
    for (RolloutItem item : items(log)) {
      if (item instanceof RolloutItem.Response(ResponseItem.FunctionCallOutput(_, var text, _))) {
        outputs.add(text);
      } else if (item
          instanceof RolloutItem.Response(ResponseItem.CustomToolCallOutput(_, var parts, _))) {
        outputs.add(String.join("\n", parts));
      }
    }
    return outputs;
  }

  /** The owners of the lines of the history. */
  public static List<LineOwner> owners(Path log) throws IOException {
    List<LineOwner> owners = new ArrayList<>();
    try (RolloutReader reader =
        RolloutReader.open(log, EnumSet.of(LineKind.RESPONSE), Lineage.unknown())) {
      for (RolloutEntry entry = reader.next(); entry != null; entry = reader.next()) {
        owners.add(entry.owner());
      }
    }
    return owners;
  }
}
