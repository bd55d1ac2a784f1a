/**
 * Renders the prompt templates, ours or the user's; the only user of Handlebars. Knows no model.
 */
@NullMarked
package dev.memories.prompt;

import org.jspecify.annotations.NullMarked;
