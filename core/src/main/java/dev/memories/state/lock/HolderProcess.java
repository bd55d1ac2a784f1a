package dev.memories.state.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The process that takes a lock, shown to people who find the lock held. */
public record HolderProcess(long pid, @Nullable String host) {
  /** This process. */
  public static HolderProcess current() {
    return new HolderProcess(ProcessHandle.current().pid(), hostName());
  }

  /** Asks the kernel first, because a look-up by name may wait for the network. */
  private static @Nullable String hostName() {
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    try {
      return Files.isReadable(kernel)
          ? Files.readString(kernel).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException unknown) {
      return null;
    }
  }
}
