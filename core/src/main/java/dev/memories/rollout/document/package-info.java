/**
 * Sessions that earlier releases of other agents kept in JSON documents; they read like logs of
 * lines.
 */
@NullMarked
package dev.memories.rollout.document;

import org.jspecify.annotations.NullMarked;
