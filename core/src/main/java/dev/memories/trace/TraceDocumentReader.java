package dev.memories.trace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parser of the body of a trace, line by line. It keeps track of the list that bullets belong to.
 */
final class TraceDocumentReader {
  private enum Part {
    NONE,
    PREFERENCES,
    STEPS,
    FAILURES,
    LEFT,
    KNOWLEDGE,
    POINTERS
  }

  private static final Map<String, Part> LABELS =
      Map.of(
          "user preferences", Part.PREFERENCES,
          "key steps", Part.STEPS,
          "things that did not work / things that can be improved", Part.FAILURES,
          "things that did not work", Part.FAILURES,
          "caveats and open ends", Part.LEFT,
          "reusable knowledge", Part.KNOWLEDGE,
          "pointers and references (annotate why each item matters)", Part.POINTERS,
          "pointers and references", Part.POINTERS);
  private static final Pattern LABEL =
      Pattern.compile("[#*\\s]*([^:`]{3,80}?)[*\\s]*(?::[*\\s]*(.*))?");
  private static final Pattern BULLET = Pattern.compile("\\s*(?:[-*+]|\\d{1,3}[.)])\\s+(.*)");

  /** The outcome's word with its punctuation. */
  private static final Pattern WHY = Pattern.compile("^\\p{L}*[\\s.,;:()*–—-]*");

  private static final Pattern TASK = Pattern.compile("(?i)##\\s*Task:\\s*(.*)");

  private String title = "";
  private String context = "";
  private final List<Preference> preferences = new ArrayList<>();
  private final List<TraceDocument.Task> tasks = new ArrayList<>();
  private @Nullable String taskName;
  private TraceOutcome outcome = TraceOutcome.UNCERTAIN;
  private String why = "";
  private final Map<Part, List<TraceFact>> lists = new EnumMap<>(Part.class);
  private Part part = Part.NONE;
  private @Nullable StringBuilder bullet;

  void line(String line) {
    Matcher bulletLine = BULLET.matcher(line);
    if (bulletLine.matches()) {
      closeBullet();
      bullet = new StringBuilder(bulletLine.group(1));
    } else if (line.isBlank()) {
      closeBullet();
    } else if (!heading(line) && bullet != null) {
      bullet.append(' ').append(line.strip());
    }
  }

  TraceDocument finish() {
    closeTask();
    return new TraceDocument(title, context, preferences, tasks);
  }

  private boolean heading(String line) {
    Matcher task = TASK.matcher(line);
    if (task.matches()) {
      closeTask();
      taskName = task.group(1).strip();
      return true;
    }
    if (line.startsWith("# ") && title.isEmpty()) {
      closeBullet();
      title = line.substring(2).strip();
      return true;
    }
    Matcher label = LABEL.matcher(line);
    if (label.matches()
        && labelled(label.group(1), Objects.requireNonNullElse(label.group(2), ""))) {
      return true;
    }
    if (line.startsWith("#")) {
      closeBullet();
      part = Part.NONE;
      return true;
    }
    return false;
  }

  private boolean labelled(String label, String rest) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    Part named = LABELS.get(name);
    if (named != null) {
      closeBullet();
      part = named;
      if (!rest.isBlank() && !rest.strip().equals(TraceMarkdown.NO_PREFERENCES)) {
        bullet = new StringBuilder(rest);
      }
      return true;
    }
    if (name.equals("outcome")) {
      closeBullet();
      part = Part.NONE;
      outcome = TraceOutcome.parse(rest);
      why = WHY.matcher(rest.strip()).replaceFirst("").replaceFirst("[)\\s.*]+$", "");
      return true;
    }
    if (name.equals("trace context") && context.isEmpty()) {
      closeBullet();
      context = rest.strip();
      return true;
    }
    return false;
  }

  private void closeBullet() {
    if (bullet != null) {
      TraceBullet read = TraceBullet.parse(bullet.toString());
      if (part == Part.PREFERENCES) {
        preferences.add(Preference.of(read));
      } else if (part != Part.NONE && taskName != null) {
        lists.computeIfAbsent(part, _ -> new ArrayList<>()).add(TraceFact.of(read));
      }
    }
    bullet = null;
  }

  private void closeTask() {
    closeBullet();
    if (taskName != null) {
      tasks.add(
          new TraceDocument.Task(
              taskName,
              outcome,
              why,
              facts(Part.STEPS),
              facts(Part.FAILURES),
              facts(Part.LEFT),
              facts(Part.KNOWLEDGE),
              facts(Part.POINTERS)));
    }
    taskName = null;
    outcome = TraceOutcome.UNCERTAIN;
    why = "";
    lists.clear();
    part = Part.NONE;
  }

  private List<TraceFact> facts(Part which) {
    return lists.getOrDefault(which, List.of());
  }
}
