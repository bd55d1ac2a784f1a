/** Records exchanges with a model and replays them without a network. */
@NullMarked
package dev.memories.model.recording;

import org.jspecify.annotations.NullMarked;
