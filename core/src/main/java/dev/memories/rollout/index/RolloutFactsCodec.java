package dev.memories.rollout.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.index.RolloutFacts.Position;
import dev.memories.rollout.index.RolloutFacts.Title;
import dev.memories.rollout.item.RolloutItem.HistoryBase;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.item.RolloutItems;
import dev.memories.rollout.item.UtcTimestamp;
import dev.memories.rollout.lines.JsonLines;
import dev.memories.rollout.lines.JsonValue;
import dev.memories.rollout.lines.JsonValue.Bool;
import dev.memories.rollout.lines.JsonValue.Null;
import dev.memories.rollout.lines.JsonValue.Numeral;
import dev.memories.rollout.lines.JsonValue.Obj;
import dev.memories.rollout.lines.JsonValue.Text;
import dev.memories.session.ContentFingerprint;
import dev.memories.session.SessionSource;
import dev.memories.session.SessionTrait;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes in which facts are kept between two scans; the header in the form of a {@code
 * session_meta}.
 */
final class RolloutFactsCodec {
  private RolloutFactsCodec() {}

  static byte[] write(RolloutFacts facts) {
    Map<String, JsonValue> form = new LinkedHashMap<>();
    form.put("meta", facts.meta() == null ? new Null() : meta(facts.meta()));
    form.put("cwd", text(facts.cwd()));
    form.put("title", text(facts.title() == null ? null : facts.title().text()));
    form.put("recorded", new Bool(facts.title() != null && facts.title().recorded()));
    form.put("traits", text(SessionTrait.words(facts.traits())));
    form.put("newest", text(facts.newestTimestamp()));
    form.put("tokens", numeral(facts.tokensUsed()));
    form.put("lines", numeral(facts.position().lines()));
    form.put("lastLineOffset", numeral(facts.position().lastLineOffset()));
    form.put("ownLines", new Bool(facts.position().ownLines()));
    ContentFingerprint content = facts.position().content();
    form.put("length", numeral(content == null ? 0 : content.lengthBytes()));
    form.put("sha256", text(content == null ? null : content.lastLineSha256()));
    form.put("unreadable", text(facts.unreadable()));
    return new Obj(form).compact().getBytes(UTF_8);
  }

  /** Empty when the bytes are damaged. */
  static Optional<RolloutFacts> read(byte[] bytes) {
    try {
      return Optional.of(facts(JsonLines.parse(bytes, 0, bytes.length, Set.of())));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static RolloutFacts facts(Obj form) {
    @Nullable String title = form.text("title");
    @Nullable String sha256 = form.text("sha256");
    return new RolloutFacts(
        form.object("meta").map(RolloutItems::meta).orElse(null),
        form.text("cwd"),
        title == null ? null : new Title(title, form.isTrue("recorded")),
        SessionTrait.ofWords(Objects.requireNonNullElse(form.text("traits"), "")),
        UtcTimestamp.tryParse(form.text("newest")),
        form.number("tokens"),
        new Position(
            form.number("lines"),
            form.number("lastLineOffset"),
            sha256 == null ? null : new ContentFingerprint(form.number("length"), sha256),
            form.isTrue("ownLines")),
        form.text("unreadable"));
  }

  private static Obj meta(SessionMeta meta) {
    Map<String, JsonValue> payload = new LinkedHashMap<>();
    payload.put("id", text(meta.id()));
    payload.put("forked_from_id", text(meta.ancestry().forkedFrom()));
    HistoryBase base = meta.ancestry().historyBase();
    if (base != null) {
      payload.put(
          "history_base",
          new Obj(
              Map.of(
                  "thread_id", text(base.threadId()),
                  "end_ordinal_exclusive", numeral(base.endOrdinalExclusive()),
                  "end_byte_offset", numeral(base.endByteOffset()))));
    }
    payload.put("subagent_history_start_ordinal", numeral(meta.ancestry().ownFromOrdinal()));
    payload.put("timestamp", text(meta.timestamp()));
    payload.put("cwd", text(meta.cwd()));
    payload.put("originator", text(meta.client().originator()));
    payload.put("cli_version", text(meta.client().cliVersion()));
    payload.put("model_provider", text(meta.client().modelProvider()));
    payload.put("source", source(meta.client().source()));
    payload.put("memory_mode", text(meta.memoryMode().name()));
    payload.put(
        "git",
        new Obj(
            Map.of(
                "commit_hash", text(meta.git().commitHash()),
                "branch", text(meta.git().branch()),
                "repository_url", text(meta.git().repositoryUrl()))));
    return new Obj(payload);
  }

  private static JsonValue source(SessionSource source) {
    if (source instanceof SessionSource.Named(var name)) {
      // Most are, and the JVM links a switch like this one anew at every start.
      return new Text(name);
    }
    return switch (source) {
      case SessionSource.Named(var name) -> new Text(name);
      case SessionSource.Custom(var name) -> new Obj(Map.of("custom", new Text(name)));
      case SessionSource.SubAgent(var label) -> new Obj(Map.of("subagent", new Text(label)));
      case SessionSource.Unreadable _ -> new Null();
    };
  }

  private static JsonValue text(@Nullable Object value) {
    return value == null ? new Null() : new Text(value.toString());
  }

  private static Numeral numeral(long value) {
    return new Numeral(Long.toString(value));
  }
}
