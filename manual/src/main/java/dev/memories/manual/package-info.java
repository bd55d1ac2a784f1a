/** The manual pages, made when a package is made. */
@NullMarked
package dev.memories.manual;

import org.jspecify.annotations.NullMarked;
