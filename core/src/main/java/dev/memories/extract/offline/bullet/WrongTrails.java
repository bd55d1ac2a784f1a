package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the agent guessed on the way and then ruled out itself: the next one need not try it. */
final class WrongTrails {
  private static final int WEIGHT = 5;
  private static final int MOST = 2;

  private final TurnEvidence turn;
  private final BulletList bullets;

  WrongTrails(TurnEvidence turn, BulletList bullets) {
    this.turn = turn;
    this.bullets = bullets;
  }

  void add() {
    List<AgentAnswer> said = new ArrayList<>(turn.remarks());
    turn.answer().ifPresent(said::add);
    int left = MOST;
    for (int i = 0; i + 1 < said.size() && left > 0; i++) {
      Optional<AgentAnswer.Sentence> guess = guessIn(said.get(i));
      Optional<AgentAnswer.Sentence> denial = denialIn(said.get(i + 1));
      if (guess.isPresent() && denial.isPresent()) {
        left--;
        bullets.tell(
            Section.FAILURES,
            WEIGHT,
            "trail " + guess.get().text().text(),
            guess.get().text().inQuotes() + " (ruled out: " + denial.get().text().inQuotes() + ")",
            List.of(said.get(i).line(), said.get(i + 1).line()));
      }
    }
  }

  /** A guess that names something. */
  private static Optional<AgentAnswer.Sentence> guessIn(AgentAnswer remark) {
    return remark.sentences().stream()
        .filter(sentence -> sentence.has(Trait.GUESSES) && sentence.has(Trait.CONCRETE))
        .findFirst();
  }

  private static Optional<AgentAnswer.Sentence> denialIn(AgentAnswer remark) {
    return remark.sentences().stream()
        .limit(1)
        .filter(sentence -> sentence.has(Trait.REFUTES))
        .findFirst();
  }
}
