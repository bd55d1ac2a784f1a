/** Fuzz targets: each reads what others wrote, and fails only in the ways that are declared. */
@NullMarked
package dev.memories.fuzz;

import org.jspecify.annotations.NullMarked;
