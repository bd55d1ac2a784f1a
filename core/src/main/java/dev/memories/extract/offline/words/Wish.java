package dev.memories.extract.offline.words;

/**
 * Something the user insists on, in the user's own words.
 *
 * @param isLasting whether it holds beyond the task at hand
 * @param revokes whether it takes an earlier wish back
 */
public record Wish(Excerpt quote, boolean isLasting, boolean revokes) {}
