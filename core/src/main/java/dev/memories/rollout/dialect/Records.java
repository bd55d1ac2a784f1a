package dev.memories.rollout.dialect;

import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the records of a line from its parts. */
public final class Records {
  private static final Obj NONE = Json.object().build();

  private Records() {}

  /** A record for each part; a line with a time and no parts still tells its time. */
  public static List<LogLine> of(LogLine line, @Nullable String timestamp, List<Translated> parts) {
    if (parts.isEmpty()) {
      return timestamp == null ? List.of() : List.of(record(line, timestamp, "other", NONE));
    }
    List<LogLine> records = new ArrayList<>(parts.size());
    for (Translated part : parts) {
      records.add(record(line, timestamp, part.type(), part.payload()));
    }
    return records;
  }

  private static LogLine record(
      LogLine line, @Nullable String timestamp, String type, Obj payload) {
    return TranslatedRecord.of(timestamp, type, payload, line.number(), line.isWhole());
  }
}
