package dev.memories.consolidate.offline;

import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceDocument;
import dev.memories.trace.TraceFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds important files, one entry per file with the reason why it mattered.
 *
 * <p>A file that only one session read, or that was only named, is left out.
 */
final class PlaceEntries {
  /** A path or an address, perhaps with lines; then why it matters. */
  private static final Pattern PLACE =
      Pattern.compile("`(?<path>[^`]+?)(?:[:#]L?\\d+(?:-L?\\d+)?)?`(?::\\s*(?<why>.*))?");

  /** Without white space, or a rooted path that may have some. */
  private static final Pattern PATH =
      Pattern.compile("[^\\s\\[]*[/.][^\\s:]*|https?://\\S+|[/~][^:]*|\\p{Lu}\\w+");

  private static final PhraseList WEAK = PhraseList.load("weak-reasons");
  private static final PhraseList SAYS_CHANGED = PhraseList.load("says-changed");
  private static final int MAX_REASONS = 2;

  /** What the sessions say of one path, newest first. */
  private static final class Place {
    private final String path;
    private final List<String> reasons = new ArrayList<>();
    private String weakReason = "";
    private final List<EntrySource> sources = new ArrayList<>();

    Place(String path) {
      this.path = path;
    }

    void add(String why, EntrySource source) {
      sources.add(source);
      if (begins(WEAK, why)) {
        weakReason = weakReason.isEmpty() ? why : weakReason;
      } else if (reasons.stream().noneMatch(reason -> same(reason, why))) {
        reasons.add(why);
      }
    }

    boolean isWorthKnowing() {
      return !reasons.isEmpty() || sources.stream().map(EntrySource::group).distinct().count() > 1;
    }

    RegistryEntry finding() {
      String why =
          reasons.isEmpty()
              ? weakReason
              : String.join("; ", reasons.subList(0, Math.min(reasons.size(), MAX_REASONS)));
      return new RegistryEntry("`" + path + "`" + (why.isEmpty() ? "" : ": " + why), sources);
    }
  }

  private PlaceEntries() {}

  static List<RegistryEntry> of(List<SessionTrace> traces) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (SessionTrace session : traces) {
      // What a session's last task says of a file stands.
      for (TraceBullet pointer : pointers(session).reversed()) {
        Matcher place = PLACE.matcher(pointer.text());
        if (place.matches() && isPlace(pointer)) {
          String path = relative(place.group("path"), session.cwd());
          String why = Objects.requireNonNullElse(place.group("why"), "");
          places.computeIfAbsent(path, Place::new).add(why, session.source(pointer));
        }
      }
    }
    return places.values().stream().filter(Place::isWorthKnowing).map(Place::finding).toList();
  }

  /** What a session points to. */
  static List<TraceBullet> pointers(SessionTrace session) {
    return session.document().tasks().stream()
        .map(TraceDocument.Task::pointers)
        .flatMap(List::stream)
        .map(TraceFact::bullet)
        .filter(StatementFilter::worthKeeping)
        .limit(SessionTrace.MAX_BULLETS)
        .toList();
  }

  /** Whether a pointer leads to a file or an address, and not to an error or to prose. */
  static boolean isPlace(TraceBullet pointer) {
    Matcher place = PLACE.matcher(pointer.text());
    return place.matches() && PATH.matcher(place.group("path")).matches();
  }

  private static String relative(String path, String cwd) {
    return path.startsWith(cwd + "/") ? path.substring(cwd.length() + 1) : path;
  }

  private static boolean same(String reason, String other) {
    return DuplicateMerger.same(reason, other)
        || (begins(SAYS_CHANGED, reason) && begins(SAYS_CHANGED, other));
  }

  /** Whether the reason is one of these, or there is none. */
  private static boolean begins(PhraseList phrases, String why) {
    String lower = why.strip().toLowerCase(Locale.ROOT);
    return lower.isEmpty() || phrases.anyBegins(lower);
  }
}
