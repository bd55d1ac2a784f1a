package dev.memories.cli;

import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks the native parts of libraries, once for all starts.
 *
 * <p>By themselves the libraries unpack to the temporary folder at every start. That takes longer
 * than a short command, and fails where the temporary folder does not allow programs.
 */
final class NativeLibraries {
  private NativeLibraries() {}

  /**
   * Unpacks them into the folder as {@code sqlite}, {@code zstd} and {@code jline}, the names that
   * the launcher passes to the libraries.
   */
  static void unpackInto(Path folder) throws IOException {
    copy(
        "/"
            + LibraryLoaderUtil.getNativeLibResourcePath()
            + "/"
            + LibraryLoaderUtil.getNativeLibName(),
        folder.resolve("sqlite"));
    copy(zstdResource(), folder.resolve("zstd"));
    copy(jlineResource(), folder.resolve("jline"));
  }

  private static String jlineResource() {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    return "/org/jline/nativ/%s/%s/libjlinenative.%s"
        .formatted(mac ? "Mac" : "Linux", machine, mac ? "jnilib" : "so");
  }

  private static String zstdResource() {
    boolean mac = System.getProperty("os.name").startsWith("Mac");
    String machine = System.getProperty("os.arch");
    if (mac && machine.equals("amd64")) {
      machine = "x86_64";
    }
    return "/%s/%s/libzstd-jni-%s.%s"
        .formatted(mac ? "darwin" : "linux", machine, ZstdVersion.VERSION, mac ? "dylib" : "so");
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = NativeLibraries.class.getResourceAsStream(resource.replace("//", "/"))) {
      if (in == null) {
        throw new IOException("no native library for this machine: " + resource);
      }
      Files.copy(in, file);
    }
  }
}
