package dev.memories.rollout.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.memories.rollout.codex.CodexHeaderParser;
import dev.memories.rollout.index.RolloutFacts.Position;
import dev.memories.rollout.index.RolloutFacts.Title;
import dev.memories.rollout.item.RolloutItem.Git;
import dev.memories.rollout.item.RolloutItem.HistoryBase;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
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
 * Encodes facts as JSON for the index, and decodes them. The header is kept in the form of a {@code
 * session_meta}.
 */
final class RolloutFactsCodec {
  private RolloutFactsCodec() {}

  static byte[] write(RolloutFacts facts) {
    Map<String, JsonValue> json = new LinkedHashMap<>();
    json.put("meta", facts.meta() == null ? new Null() : meta(facts.meta()));
    json.put("cwd", text(facts.cwd()));
    json.put("title", text(facts.title() == null ? null : facts.title().text()));
    json.put("recorded", new Bool(facts.title() != null && facts.title().recorded()));
    json.put("traits", text(SessionTrait.words(facts.traits())));
    json.put("newest", text(facts.newestTimestamp()));
    json.put("tokens", numeral(facts.tokensUsed()));
    json.put("lines", numeral(facts.position().lines()));
    json.put("lastLineOffset", numeral(facts.position().lastLineOffset()));
    json.put("ownLines", new Bool(facts.position().ownLines()));
    ContentFingerprint content = facts.position().content();
    json.put("length", numeral(content == null ? 0 : content.lengthBytes()));
    json.put("sha256", text(content == null ? null : content.lastLineSha256()));
    json.put("unreadable", text(facts.unreadable()));
    return new Obj(json).compact().getBytes(UTF_8);
  }

  /** Empty when the bytes are damaged. */
  static Optional<RolloutFacts> read(byte[] bytes) {
    try {
      return Optional.of(facts(JsonLines.parse(bytes, 0, bytes.length, Set.of())));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static RolloutFacts facts(Obj json) {
    @Nullable String title = json.text("title");
    @Nullable String sha256 = json.text("sha256");
    return new RolloutFacts(
        json.object("meta").map(CodexHeaderParser::parse).orElse(null),
        json.text("cwd"),
        title == null ? null : new Title(title, json.isTrue("recorded")),
        SessionTrait.ofWords(Objects.requireNonNullElse(json.text("traits"), "")),
        UtcTimestamp.tryParse(json.text("newest")),
        json.number("tokens"),
        new Position(
            json.number("lines"),
            json.number("lastLineOffset"),
            sha256 == null ? null : new ContentFingerprint(json.number("length"), sha256),
            json.isTrue("ownLines")),
        json.text("unreadable"));
  }

  private static Obj meta(SessionMeta meta) {
    Map<String, JsonValue> payload = new LinkedHashMap<>();
    payload.put("id", text(meta.id()));
    payload.put("forked_from_id", text(meta.ancestry().forkedFrom()));
    HistoryBase base = meta.ancestry().historyBase();
    if (base != null) {
      payload.put("history_base", historyBase(base));
    }
    payload.put("subagent_history_start_ordinal", numeral(meta.ancestry().ownFromOrdinal()));
    payload.put("timestamp", text(meta.timestamp()));
    payload.put("cwd", text(meta.cwd()));
    payload.put("originator", text(meta.client().originator()));
    payload.put("cli_version", text(meta.client().cliVersion()));
    payload.put("model_provider", text(meta.client().modelProvider()));
    payload.put("source", source(meta.client().source()));
    payload.put("memory_mode", text(meta.memoryMode().name()));
    payload.put("git", git(meta.git()));
    return new Obj(payload);
  }

  private static Obj historyBase(HistoryBase base) {
    Map<String, JsonValue> json = new LinkedHashMap<>();
    json.put("thread_id", text(base.threadId()));
    json.put("end_ordinal_exclusive", numeral(base.endOrdinalExclusive()));
    json.put("end_byte_offset", numeral(base.endByteOffset()));
    return new Obj(json);
  }

  private static Obj git(Git git) {
    Map<String, JsonValue> json = new LinkedHashMap<>();
    json.put("commit_hash", text(git.commitHash()));
    json.put("branch", text(git.branch()));
    json.put("repository_url", text(git.repositoryUrl()));
    return new Obj(json);
  }

  private static JsonValue source(SessionSource source) {
    if (source instanceof SessionSource.Named(var name)) {
      // The usual case goes first: the JVM links the switch on types below anew at every start.
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
