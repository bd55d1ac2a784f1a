/**
 * Reads the JavaScript with which an agent in code mode calls its tools. Nothing here runs a
 * script: it follows literals, variables, lists and loops as far as they show what is called.
 */
@NullMarked
package dev.memories.extract.offline.call.script;

import org.jspecify.annotations.NullMarked;
