package dev.memories.extract.offline;

import dev.memories.shellline.CommandRules;

/** The rules that are data: what commands do, what words mean, which lines tell. */
record OfflineRules(CommandRules commands, Cues cues, TellingLines lines) {
  static OfflineRules load() {
    return new OfflineRules(new CommandRules(), new Cues(), new TellingLines());
  }
}
