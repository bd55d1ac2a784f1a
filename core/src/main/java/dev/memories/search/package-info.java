/**
 * Full-text search over memory and sessions: the file {@code search.sqlite}, the texts in it, and
 * queries (docs/spec/product.md 3.13).
 *
 * <p>The file is a copy of words that are stored elsewhere. It can be deleted at any time and is
 * then built again.
 */
@NullMarked
package dev.memories.search;

import org.jspecify.annotations.NullMarked;
