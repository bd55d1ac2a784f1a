package dev.memories.rollout.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.memories.rollout.codex.CodexLine;
import dev.memories.rollout.codex.CodexLinePrefix;
import dev.memories.rollout.index.RolloutFacts.Position;
import dev.memories.rollout.index.RolloutFacts.Title;
import dev.memories.rollout.item.HumanMessage;
import dev.memories.rollout.item.LineKind;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.RolloutItem.Meta;
import dev.memories.rollout.item.RolloutItem.Response;
import dev.memories.rollout.item.RolloutItem.SessionMeta;
import dev.memories.rollout.item.RolloutItem.TokenCount;
import dev.memories.rollout.item.RolloutItem.TurnContext;
import dev.memories.rollout.item.RolloutItem.UserMessage;
import dev.memories.rollout.item.UtcTimestamp;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.rollout.lines.LogLine;
import dev.memories.rollout.lines.RolloutLines;
import dev.memories.session.SessionTrait;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of a rollout while its lines are read.
 *
 * <p>Parses as few lines as possible: the header, user messages until there is a title, and only
 * the last turn context and the last token count.
 */
final class FactsCollector {
  private @Nullable SessionMeta meta;
  private @Nullable String cwd;
  private @Nullable Title title;
  private final Set<SessionTrait> traits = EnumSet.noneOf(SessionTrait.class);
  private @Nullable String newest;
  private byte[] newestBytes = {};
  private @Nullable Instant newestBefore;
  private long tokensUsed;
  private boolean headerSeen;
  private boolean ownLines;
  private boolean anyLine;
  private boolean anyParsable;
  private byte[] lastTurnContext = {};
  private byte[] lastTokenCount = {};

  FactsCollector() {}

  /** Starts with the facts that an earlier scan found. */
  FactsCollector(RolloutFacts previous) {
    meta = previous.meta();
    cwd = previous.cwd();
    title = previous.title();
    traits.addAll(previous.traits());
    newestBefore = previous.newestTimestamp();
    tokensUsed = previous.tokensUsed();
    headerSeen = true;
    ownLines = previous.position().ownLines();
    anyLine = previous.position().lines() > 0;
    anyParsable = previous.unreadable() == null;
  }

  /** Adds the next line; lines of a parent are ignored. */
  void add(LogLine line, LineOwner owner) {
    anyLine = true;
    if (owner == LineOwner.PARENT) {
      return;
    }
    if (owner == LineOwner.SESSION) {
      ownLines = headerSeen;
      meta = headerSeen ? meta : null;
      headerSeen = true;
    }
    addOwn(line);
  }

  private void addOwn(LogLine lines) {
    byte[] bytes = lines.bytes();
    CodexLinePrefix prefix = CodexLinePrefix.of(lines);
    if (prefix.mayBeAfter(newestBytes)) {
      addTimestamp(prefix.timestamp());
    }
    @Nullable LineKind kind = prefix.kind();
    anyParsable |= kind != null;
    if (kind == null) {
      parseWhole(bytes, lines.from(), lines.to());
      return;
    }
    switch (kind) {
      case META -> {
        if (meta == null) {
          parse(bytes, lines.from(), lines.to());
        }
      }
      case TURN_CONTEXT -> lastTurnContext = Arrays.copyOfRange(bytes, lines.from(), lines.to());
      case TOKEN_COUNT -> {
        if (!prefix.isWithoutInfo()) {
          lastTokenCount = Arrays.copyOfRange(bytes, lines.from(), lines.to());
        }
      }
      case USER_MESSAGE -> {
        if (title == null || !title.recorded()) {
          parse(bytes, lines.from(), lines.to());
        }
      }
      case RESPONSE, GOAL -> {
        if (title == null) {
          parse(bytes, lines.from(), lines.to());
        }
      }
      case COMPACTED, TURN_ABORTED, ROLLED_BACK, REPORT, ANSWER, OTHER_EVENT, UNKNOWN -> {}
    }
  }

  private void addTimestamp(@Nullable String timestamp) {
    if (timestamp != null && (newest == null || isNewer(timestamp, newest))) {
      newest = timestamp;
      newestBytes = timestamp.endsWith("Z") ? timestamp.getBytes(US_ASCII) : new byte[0];
    }
  }

  /** Timestamps of the same form sort as texts, so most need no parsing. */
  private static boolean isNewer(String timestamp, String than) {
    if (timestamp.length() == than.length() && timestamp.endsWith("Z") && than.endsWith("Z")) {
      return timestamp.compareTo(than) > 0;
    }
    @Nullable Instant time = UtcTimestamp.tryParse(timestamp);
    @Nullable Instant thanTime = UtcTimestamp.tryParse(than);
    return time != null && (thanTime == null || time.isAfter(thanTime));
  }

  private void parse(byte[] line, int from, int to) {
    apply(CodexLine.parse(line, from, to).item());
  }

  /** Parses a line whose first bytes tell nothing, such as one that another program wrote anew. */
  private void parseWhole(byte[] line, int from, int to) {
    CodexLine parsed = CodexLine.parse(line, from, to);
    addTimestamp(parsed.timestamp());
    apply(parsed.item());
  }

  private void apply(RolloutItem item) {
    switch (item) {
      case Meta(var found) -> {
        if (meta == null) {
          meta = found;
          cwd = found.cwd() == null ? cwd : found.cwd();
        }
      }
      case TurnContext context -> cwd = context.cwd() == null ? cwd : context.cwd();
      case TokenCount(var total) -> tokensUsed = total;
      case UserMessage message -> HumanMessage.in(message).ifPresent(human -> add(human, true));
      case Response(ResponseItem.Message message) ->
          HumanMessage.in(message).ifPresent(human -> add(human, false));
      case RolloutItem.GoalSet(var objective) -> {
        if (!objective.isBlank()) {
          add(new HumanMessage(objective.strip()), false);
        }
      }
      case Response _,
          RolloutItem.Reported _,
          RolloutItem.Answered _,
          RolloutItem.Compacted _,
          RolloutItem.TurnAborted _,
          RolloutItem.RolledBack _,
          RolloutItem.OtherEvent _,
          RolloutItem.UnknownLine _ -> {}
      case RolloutItem.Malformed _ -> {
        return;
      }
    }
    anyParsable = true;
  }

  private void add(HumanMessage message, boolean recorded) {
    traits.add(SessionTrait.USER_MESSAGE);
    if (!message.text().isEmpty() && (title == null || (recorded && !title.recorded()))) {
      title = new Title(cut(message.text()), recorded);
    }
  }

  private static String cut(String text) {
    if (text.length() <= SessionScanner.MAX_TITLE) {
      return text;
    }
    int end = SessionScanner.MAX_TITLE;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** The facts, after the last line was added. */
  RolloutFacts facts(RolloutLines lines) {
    parse(lastTurnContext, 0, lastTurnContext.length);
    parse(lastTokenCount, 0, lastTokenCount.length);
    return new RolloutFacts(
        meta,
        cwd,
        title,
        traits,
        newestTimestamp(),
        tokensUsed,
        new Position(lines.wholeLines(), lines.lastWholeOffset(), lines.fingerprint(), ownLines),
        unreadable());
  }

  /** A start that failed leaves an empty log. */
  private @Nullable String unreadable() {
    if (anyParsable) {
      return null;
    }
    return anyLine ? "no line of it can be read" : "it is empty";
  }

  private @Nullable Instant newestTimestamp() {
    @Nullable Instant here = UtcTimestamp.tryParse(newest);
    return here == null || (newestBefore != null && newestBefore.isAfter(here))
        ? newestBefore
        : here;
  }
}
