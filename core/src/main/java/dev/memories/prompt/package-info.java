/** Renders prompts from templates; the only package that uses Handlebars. */
@NullMarked
package dev.memories.prompt;

import org.jspecify.annotations.NullMarked;
