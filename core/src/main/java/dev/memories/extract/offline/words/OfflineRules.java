package dev.memories.extract.offline.words;

import dev.memories.extract.offline.call.TellingLines;
import dev.memories.shellline.CommandRules;

/** The rules of the offline extractor that are data files. */
public record OfflineRules(
    CommandRules commands,
    JudgementCues cues,
    CueWords answerCues,
    CheckTopics topics,
    TellingLines lines) {
  public static OfflineRules load() {
    return new OfflineRules(
        new CommandRules(),
        new JudgementCues(),
        CueWords.ofAgents(),
        new CheckTopics(),
        new TellingLines());
  }
}
