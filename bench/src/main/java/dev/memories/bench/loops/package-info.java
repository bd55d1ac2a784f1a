/**
 * The inner loops under JMH: {@code java -cp 'bench/target/classes:bench/target/lib/*'
 * org.openjdk.jmh.Main}.
 */
@NullMarked
package dev.memories.bench.loops;

import org.jspecify.annotations.NullMarked;
