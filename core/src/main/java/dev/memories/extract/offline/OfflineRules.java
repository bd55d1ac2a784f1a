package dev.memories.extract.offline;

/** The rules that are data: what commands do, what words mean, which lines tell. */
record OfflineRules(CommandKinds commands, Cues cues, TellingLines lines) {
  static OfflineRules load() {
    return new OfflineRules(new CommandKinds(), new Cues(), new TellingLines());
  }
}
