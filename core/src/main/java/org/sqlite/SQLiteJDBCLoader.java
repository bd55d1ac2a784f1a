package org.sqlite;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Stands before the class of this name in sqlite-jdbc, which first reads its version from the jar
 * and looks for leftovers in the temporary folder: that opens the JDK's image and several jars at
 * every start (ADR 0011).
 *
 * <p>Loads the library that the system properties {@code org.sqlite.lib.path} and {@code
 * org.sqlite.lib.name} name, as the launcher does; otherwise one that it unpacks from the jar into
 * the temporary folder and deletes as soon as it is loaded.
 */
@SuppressWarnings("restricted") // The manifest allows us to load native code.
public final class SQLiteJDBCLoader {
  private static boolean isLoaded;

  private SQLiteJDBCLoader() {}

  /**
   * Loads the native library, once.
   *
   * @return true
   * @throws Exception when there is none for this machine, or it may not be loaded
   */
  public static synchronized boolean initialize() throws Exception {
    if (!isLoaded) {
      if (!isNamedOneLoaded()) {
        loadFromJar();
      }
      isLoaded = true;
    }
    return true;
  }

  private static boolean isNamedOneLoaded() {
    String folder = System.getProperty("org.sqlite.lib.path");
    String name = System.getProperty("org.sqlite.lib.name");
    if (folder == null || name == null) {
      return false;
    }
    try {
      System.load(Path.of(folder, name).toAbsolutePath().toString());
      return true;
    } catch (UnsatisfiedLinkError absentOrNotAllowedThere) {
      return false;
    }
  }

  private static void loadFromJar() throws Exception {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    String temporary =
        System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"));
    Path unpacked = Files.createTempFile(Path.of(temporary), "memories-sqlite-", ".so");
    try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new NativeLibraryNotFoundException("there is none for this machine: " + resource);
      }
      Files.copy(library, unpacked, StandardCopyOption.REPLACE_EXISTING);
      System.load(unpacked.toString());
    } catch (UnsatisfiedLinkError refused) {
      throw new NativeLibraryNotFoundException(String.valueOf(refused.getMessage()));
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }

  /** Whether the native library is in use: there is no other. */
  public static boolean isNativeMode() throws Exception {
    return initialize();
  }

  /** The driver's version, which nobody asks us for. */
  public static int getMajorVersion() {
    return 3;
  }

  /** See {@link #getMajorVersion()}. */
  public static int getMinorVersion() {
    return 0;
  }

  /** See {@link #getMajorVersion()}. */
  public static String getVersion() {
    return "3";
  }
}
