/** Benchmarks: whole processes as ratios to a yardstick beside them, and inner loops under JMH. */
@NullMarked
package dev.memories.bench;

import org.jspecify.annotations.NullMarked;
