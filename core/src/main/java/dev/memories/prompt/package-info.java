/** Renders the prompt templates; the only user of Handlebars. */
@NullMarked
package dev.memories.prompt;

import org.jspecify.annotations.NullMarked;
