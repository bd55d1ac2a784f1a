package dev.memories.state.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The process that takes a lock, for people who wonder who holds it. */
public record HolderProcess(long pid, @Nullable String host) {
  public static HolderProcess current() {
    return new HolderProcess(ProcessHandle.current().pid(), hostName());
  }

  /** The kernel's own answer where there is one: a look-up by name may wait for the network. */
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
