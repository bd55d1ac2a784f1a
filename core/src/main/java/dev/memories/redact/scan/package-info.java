/** Looks through text for the places where rules may match: windows, keywords, decoded views. */
@NullMarked
package dev.memories.redact.scan;

import org.jspecify.annotations.NullMarked;
