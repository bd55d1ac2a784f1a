/** What is known of a project's own files, as they are now. */
@NullMarked
package dev.memories.folder;

import org.jspecify.annotations.NullMarked;
