/** The made-up sessions of the demo. Knows nothing of the pipeline. */
@NullMarked
package dev.memories.cli.demo;

import org.jspecify.annotations.NullMarked;
