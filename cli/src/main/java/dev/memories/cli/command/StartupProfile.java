package dev.memories.cli.command;

import java.util.Locale;

/** How the launcher starts the JVM for a command: with which start-up cache and which flags. */
public enum StartupProfile {
  /** Reads what is there and ends at once: the smallest cache, and hardly any compilation. */
  LOOK,
  /** Gives an agent memory while it waits: a small cache of its own, and hardly any compilation. */
  HOOK,
  /** Serves an agent until it ends: a cache with the classes of the protocol. */
  SERVER,
  /** Brings the index of sessions up to date first. */
  SEARCH,
  /** Searches, mostly in an index that is up to date: a small cache of its own. */
  ASK,
  /** Uses the cache of {@link #SEARCH}; streams through rollouts of any size in bounded memory. */
  STREAM,
  /** Everything else. */
  WORK;

  /** The profile's name in the launcher. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
