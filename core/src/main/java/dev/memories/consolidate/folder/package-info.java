/** What consolidators may know of a project's own files: read-only and bounded. */
@NullMarked
package dev.memories.consolidate.folder;

import org.jspecify.annotations.NullMarked;
