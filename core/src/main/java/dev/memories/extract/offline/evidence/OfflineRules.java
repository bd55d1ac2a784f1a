package dev.memories.extract.offline.evidence;

import dev.memories.shellline.CommandRules;

/** The rules that are data: what commands do, what words mean, which lines tell. */
public record OfflineRules(CommandRules commands, JudgementCues cues, TellingLines lines) {
  public static OfflineRules load() {
    return new OfflineRules(new CommandRules(), new JudgementCues(), new TellingLines());
  }
}
