package dev.memories.extract.offline.bullet;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.memories.extract.offline.words.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one command line has and another lacks, in words. */
final class CommandDifference {
  /** Beyond so many places, the other line as a whole is easier to read. */
  private static final int MOST_PLACES = 2;

  /** So much shorter than the other line must the difference be. */
  private static final int LEAST_SAVED_CHARS = 12;

  private static final Pattern SWITCH_OR_VARIABLE = Pattern.compile("-.*|[A-Za-z_]\\w*=.*");

  private final List<AbstractDelta<String>> places;
  private final String after;

  private CommandDifference(List<AbstractDelta<String>> places, String after) {
    this.places = places;
    this.after = after;
  }

  static CommandDifference between(String before, String after) {
    return new CommandDifference(
        DiffUtils.diff(words(before), words(after)).getDeltas(), after.strip());
  }

  /**
   * {@code with `--offline`}, {@code without `-x`} or {@code with `./mvnw` instead of `mvn`}; empty
   * where that is hardly shorter than the other line.
   */
  Optional<String> inWords() {
    List<String> added = new ArrayList<>();
    List<String> instead = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (AbstractDelta<String> place : places) {
      String gone = String.join(" ", place.getSource().getLines());
      String here = String.join(" ", place.getTarget().getLines());
      if (gone.isEmpty()) {
        added.add(code(here));
      } else if (here.isEmpty()) {
        missing.add(code(gone));
      } else {
        instead.add(code(here) + " instead of " + code(gone));
      }
    }
    added.addAll(instead);
    String told =
        joined("with ", added)
            + (added.isEmpty() || missing.isEmpty() ? "" : ", ")
            + joined("without ", missing);
    boolean isBrief =
        !told.isEmpty()
            && places.size() <= MOST_PLACES
            && told.length() + LEAST_SAVED_CHARS <= after.length();
    return isBrief ? Optional.of(told) : Optional.empty();
  }

  /** Whether the other line only has more options or variables, with their values. */
  boolean onlyAddsSwitches() {
    return !places.isEmpty()
        && places.stream()
            .allMatch(
                place ->
                    place.getSource().getLines().isEmpty()
                        && SWITCH_OR_VARIABLE
                            .matcher(place.getTarget().getLines().getFirst())
                            .matches());
  }

  /** Whether all that is new also stands in a third line, and what is gone does not. */
  boolean isKeptIn(String third) {
    List<String> words = words(third);
    return !places.isEmpty()
        && places.stream()
            .allMatch(
                place ->
                    words.containsAll(place.getTarget().getLines())
                        && place.getSource().getLines().stream().noneMatch(words::contains));
  }

  private static String joined(String preposition, List<String> parts) {
    return parts.isEmpty() ? "" : preposition + String.join(" and ", parts);
  }

  private static String code(String words) {
    return new Excerpt(words).inCode();
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }
}
