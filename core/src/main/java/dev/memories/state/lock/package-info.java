/** The lock of a project: leases, holders, takeovers. */
@NullMarked
package dev.memories.state.lock;

import org.jspecify.annotations.NullMarked;
