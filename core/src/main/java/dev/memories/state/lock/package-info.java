/** The locks of projects: leases, holders, takeovers. */
@NullMarked
package dev.memories.state.lock;

import org.jspecify.annotations.NullMarked;
