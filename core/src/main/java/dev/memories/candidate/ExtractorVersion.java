package dev.memories.candidate;

/**
 * The versions of extractors: a trace of an older version is out of date (docs/spec/product.md
 * 3.3.9).
 *
 * <p>Only offline traces are made anew. Those of a model or a command cost money, and an offline
 * trace must not take their place.
 */
public final class ExtractorVersion {
  /** Raise it when the same rollouts give traces that are worth making anew. */
  public static final int OFFLINE = 12;

  static final String OFFLINE_NAME = "offline";

  private ExtractorVersion() {}

  /** The version of an extractor as it is now; 0 when it has none. */
  public static int of(String extractor) {
    return extractor.equals(OFFLINE_NAME) ? OFFLINE : 0;
  }

  /** Whether an extractor works offline, so that a model could make a better trace. */
  public static boolean isOffline(String extractor) {
    return extractor.equals(OFFLINE_NAME);
  }

  /** Whether a newer version would make a trace anew. */
  public static boolean isOutdated(String extractor, int version) {
    return version < of(extractor);
  }
}
