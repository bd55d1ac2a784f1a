package dev.memories.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries that a search looks at.
 *
 * @param only the project to search; null for all
 * @param own the project whose entries come first; null for none
 * @param places empty for all
 * @param kinds empty for all
 * @param failed whether only failures are wanted
 * @param since null for no limit
 * @param until null for no limit
 * @param lent entries of another project that are looked at although {@code only} names this one
 */
public record SearchFilter(
    @Nullable String only,
    @Nullable String own,
    Set<SearchPlace> places,
    Set<SearchKind> kinds,
    boolean failed,
    @Nullable Instant since,
    @Nullable Instant until,
    Set<Long> lent) {
  public static final SearchFilter ALL =
      new SearchFilter(null, null, Set.of(), Set.of(), false, null, null);

  public SearchFilter {
    places = Set.copyOf(places);
    kinds = Set.copyOf(kinds);
    lent = Set.copyOf(lent);
  }

  public SearchFilter(
      @Nullable String only,
      @Nullable String own,
      Set<SearchPlace> places,
      Set<SearchKind> kinds,
      boolean failed,
      @Nullable Instant since,
      @Nullable Instant until) {
    this(only, own, places, kinds, failed, since, until, Set.of());
  }

  /** The same with entries of another project besides. */
  public SearchFilter lending(Set<Long> entries) {
    return new SearchFilter(only, own, places, kinds, failed, since, until, entries);
  }

  /** The same for these places and kinds. */
  public SearchFilter in(Set<SearchPlace> others, Set<SearchKind> otherKinds) {
    return new SearchFilter(only, own, others, otherKinds, failed, since, until, lent);
  }
}
