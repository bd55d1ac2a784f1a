package dev.memories.state.lock;

import dev.memories.program.ProcessIdentity;
import dev.memories.text.PlainFile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process that takes a lock.
 *
 * @param host the name of its machine, shown to people who find the lock held; null when unknown
 * @param identity tells whether the process has ended; empty where this cannot be told
 */
public record HolderProcess(long pid, @Nullable String host, Optional<ProcessIdentity> identity) {
  /** This process. */
  public static HolderProcess current() {
    return new HolderProcess(ProcessHandle.current().pid(), hostName(), ProcessIdentity.current());
  }

  /** Asks the kernel first, because a look-up by name may wait for the network. */
  private static @Nullable String hostName() {
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    try {
      return Files.isReadable(kernel)
          ? PlainFile.text(kernel).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException unknown) {
      return null;
    }
  }
}
