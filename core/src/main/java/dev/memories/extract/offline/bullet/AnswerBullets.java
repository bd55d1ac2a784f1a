package dev.memories.extract.offline.bullet;

import dev.memories.extract.offline.bullet.TaskBullet.Section;
import dev.memories.extract.offline.evidence.ToolStep;
import dev.memories.extract.offline.evidence.TurnEvidence;
import dev.memories.extract.offline.verdict.ClaimCheck;
import dev.memories.extract.offline.verdict.DisobeyedOrder;
import dev.memories.extract.offline.verdict.EditKind;
import dev.memories.extract.offline.verdict.TraceTask;
import dev.memories.extract.offline.words.AgentAnswer;
import dev.memories.extract.offline.words.AgentAnswer.Trait;
import dev.memories.extract.offline.words.CheckTopics;
import dev.memories.extract.offline.words.Denials;
import dev.memories.extract.offline.words.ToldWords;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.text.Letters;
import dev.memories.trace.TraceBullet;
import dev.memories.trace.TraceFact;
import dev.memories.trace.TraceFactWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences of the agent's last answer that say something new. */
final class AnswerBullets {
  private static final int MOST_REMARKS = 4;
  private static final int FILLER_LETTERS = 50;
  private static final int LEAD_IN_LETTERS = 60;

  /** A shorter name may be a part of any word. */
  private static final int LEAST_NAME_CHARS = 4;

  /** Light: what was said on the way is often overtaken by the answer. */
  private static final int REMARK_WEIGHT = 4;

  private static final int CHOICE_WEIGHT = 8;
  private static final int PUT_OFF_WEIGHT = 7;

  private final TraceTask task;
  private final ReplyToAnswer reply;
  private final TurnEvidence turn;
  private final ClaimCheck claims;

  /** The files that the turn edits and what it defines, by name. */
  private final Set<String> edited;

  private final BulletList bullets;

  AnswerBullets(TraceTask task, List<ToolStep> before, CheckTopics topics, BulletList bullets) {
    this.task = task;
    this.turn = task.stretch();
    this.reply = new ReplyToAnswer(turn.answer(), task.next(), !EditKind.areIn(turn));
    this.claims = new ClaimCheck(turn, before, topics);
    this.edited = editedNames(turn);
    this.bullets = bullets;
  }

  /** The agent's own account, in its words. */
  void add() {
    ToldWords told = told();
    turn.answer().ifPresent(answer -> answer(answer, told));
    if (!task.isRejected()) {
      remarks(told);
    }
  }

  private void answer(AgentAnswer answer, ToldWords told) {
    // An answer that admits failure is not proved wrong by a user who gives up.
    boolean isRejected =
        task.verdict().takenBack()
            || (task.isRejected() && answer.first().filter(AgentAnswer.Sentence::denies).isEmpty());
    boolean isFirst = true;
    boolean isAll = answer.sentences().size() == 1 && !turn.hasSteps();
    if (isRejected) {
      deadEnd(answer);
    }
    boolean isBrief = answer.isBrief();
    boolean isAfterPutOff = false;
    for (AgentAnswer.Sentence sentence : answer.sentences()) {
      // What the user turned down may still be unfinished; the rest of it is wrong.
      boolean isUnfinished =
          sentence.has(Trait.ADMITS_UNTRIED) || sentence.subject() == AgentAnswer.Subject.OPEN;
      boolean isNews =
          isAll
              || isBrief
              || sentence.has(Trait.CLAIMS_SUCCESS)
              || sentence.subject() != AgentAnswer.Subject.RESULT
              || told.lacks(sentence.text().text());
      boolean isFiller =
          answer.sentences().size() > 1
              && ((isFiller(sentence) && !isBrief)
                  || isLeadIn(sentence)
                  || tellsOfCommits(sentence)
                  || isPlainlyOpen(sentence));
      boolean isTold =
          !task.retractions().hit(sentence)
              && !reply.choosesAgainst(sentence)
              && (!isRejected || isUnfinished);
      // "I left that" says no more than that it was put off.
      boolean isSaid = isAfterPutOff && leans(sentence);
      isAfterPutOff = reply.putsOff(sentence);
      if (isTold && isNews && !isFiller && !isSaid) {
        sentence(sentence, answer.line(), isFirst, isBrief);
        told.add(sentence.text().text());
      }
      isFirst = false;
    }
  }

  /**
   * The first cause that an answer names which the user turned down, else what was tried: a dead
   * end.
   */
  private void deadEnd(AgentAnswer answer) {
    Optional<AgentAnswer.Sentence> cause =
        answer.sentences().stream()
            .filter(sentence -> sentence.subject() == AgentAnswer.Subject.CAUSE)
            .findFirst();
    cause
        .or(() -> answer.sentences().stream().filter(AnswerBullets::tellsWork).findFirst())
        .ifPresent(
            wrong ->
                bullets.tell(
                    Section.FAILURES,
                    cause.isPresent() ? 8 : 6,
                    "wrong " + wrong.text().text(),
                    wrong.text().inQuotes() + deadEndMark(),
                    List.of(answer.line())));
  }

  private String deadEndMark() {
    boolean stillFails =
        task.next().filter(words -> words.says(UserSignal.STILL_FAILS)).isPresent();
    return stillFails
        ? " (did not help)"
        : task.verdict().takenBack() ? " (taken back)" : " (turned down)";
  }

  private static boolean tellsWork(AgentAnswer.Sentence sentence) {
    return switch (sentence.subject()) {
      case DECISION, RESULT -> sentence.has(Trait.CONCRETE) && !sentence.has(Trait.CLAIMS_SUCCESS);
      case CAUSE, LIMIT, OPEN, TALK -> false;
    };
  }

  /** Says only that nothing is committed, which stands below the title. */
  private static boolean tellsOfCommits(AgentAnswer.Sentence sentence) {
    String text = sentence.text().text();
    return !sentence.has(Trait.CONCRETE)
        && Letters.in(text) < FILLER_LETTERS
        && DisobeyedOrder.speaksOfCommits(text)
        && Denials.areIn(text);
  }

  /** A few words that lead to a list or a block, and say nothing without it. */
  private static boolean isLeadIn(AgentAnswer.Sentence sentence) {
    return sentence.endsInColon()
        && sentence.subject() == AgentAnswer.Subject.RESULT
        && Letters.in(sentence.text().text()) < LEAD_IN_LETTERS;
  }

  /** A plan is not carried out yet: that goes without saying. */
  private boolean isPlainlyOpen(AgentAnswer.Sentence sentence) {
    return tellsFindings()
        && sentence.subject() == AgentAnswer.Subject.OPEN
        && !sentence.has(Trait.CONCRETE);
  }

  /** A short sentence without a name, figure or denial, such as {@code I have rewritten it.} */
  private static boolean isFiller(AgentAnswer.Sentence sentence) {
    return sentence.subject() == AgentAnswer.Subject.RESULT
        && Letters.in(sentence.text().text()) < FILLER_LETTERS
        && isBland(sentence)
        && !sentence.has(Trait.CLAIMS_SUCCESS)
        && !sentence.has(Trait.ADMITS_FAILURE);
  }

  /**
   * What the agent found out while it worked and does not say again at the end: causes, limits and
   * names, but neither announcements nor guesses.
   */
  private void remarks(ToldWords told) {
    int left = MOST_REMARKS;
    for (AgentAnswer remark : turn.remarks().reversed()) {
      for (AgentAnswer.Sentence sentence : remark.sentences()) {
        if (left > 0
            && isFinding(sentence)
            && !task.retractions().hit(sentence)
            && told.lacks(sentence.text().text())) {
          left--;
          told.add(sentence.text().text());
          TraceBullet said = TraceBullet.citing(sentence.text().inQuotes(), List.of(remark.line()));
          bullets.add(
              isShortcoming(sentence) ? Section.LEFT : Section.KNOWLEDGE,
              REMARK_WEIGHT,
              "said " + sentence.text().text(),
              new TraceFact.Statement(said));
        }
      }
    }
  }

  private static boolean isFinding(AgentAnswer.Sentence sentence) {
    return switch (sentence.subject()) {
      case CAUSE, LIMIT, DECISION, RESULT ->
          sentence.has(Trait.CONCRETE)
              && !sentence.has(Trait.PASSING)
              && !sentence.has(Trait.CLAIMS_SUCCESS)
              && !sentence.has(Trait.ADMITS_UNTRIED);
      case OPEN, TALK -> false;
    };
  }

  /** What the section says before the agent's own account. */
  private ToldWords told() {
    ToldWords told = new ToldWords();
    told.add(turn.words().whole().text());
    told.add(turn.words().heading().text());
    bullets.all().forEach(bullet -> told.add(bullet.fact().bullet().text()));
    return told;
  }

  private void chosen(AgentAnswer.Sentence sentence, TraceBullet way, String key) {
    String why = reply.reason(sentence).map(said -> ": " + said.inQuotes()).orElse("");
    if (reply.choosesForLater()) {
      TraceBullet later = way.and(" (the user chose this, for later" + why + ")", reply.lines());
      bullets.add(Section.LEFT, CHOICE_WEIGHT, key, TraceFactWriter.openEnd(later));
    } else {
      TraceBullet now = way.and(" (the user chose this" + why + ")", reply.lines());
      bullets.add(Section.STEPS, CHOICE_WEIGHT, key, new TraceFact.Statement(now));
    }
  }

  private void sentence(
      AgentAnswer.Sentence sentence, long line, boolean isFirst, boolean isBrief) {
    Optional<ClaimCheck.Standing> claim =
        sentence.has(Trait.CLAIMS_SUCCESS)
            ? Optional.of(claims.standing(sentence)).filter(this::saysMore)
            : Optional.empty();
    List<Long> proof = claim.map(AnswerBullets::borneOutBy).orElse(List.of());
    boolean tellsMore = !proof.isEmpty() && sentence.has(Trait.TELLS_MORE);
    boolean isSaidByCheck = !proof.isEmpty() && !tellsMore;
    boolean isWeighty = sentence.has(Trait.CONCRETE) || sentence.has(Trait.ADMITS_UNTRIED);
    int extra = isWeighty && !isSaidByCheck ? 2 : 0;
    String key = "said " + sentence.text().text();
    TraceBullet quoted = TraceBullet.citing(sentence.text().inQuotes(), List.of(line));
    if (reply.chooses(sentence)) {
      chosen(sentence, quoted, key);
      return;
    }
    if (reply.putsOff(sentence)) {
      TraceBullet left = quoted.and(" (put off by the user)", reply.lines());
      bullets.add(Section.LEFT, PUT_OFF_WEIGHT, key, TraceFactWriter.openEnd(left));
      return;
    }
    TraceBullet said = claim.map(standing -> claimed(quoted, standing)).orElse(quoted);
    int weight =
        extra
            + switch (sentence.subject()) {
              case OPEN, LIMIT, CAUSE -> 7;
              case DECISION -> 6;
              case RESULT ->
                  claim
                      .filter(_ -> !tellsMore)
                      .map(AnswerBullets::claimWeight)
                      .orElseGet(() -> resultWeight(sentence, isFirst));
              case TALK -> 0;
            };
    boolean isShort = isShortcoming(sentence);
    boolean leans = isBrief ? !isShort : leans(sentence);
    switch (sentence.subject()) {
      case OPEN -> bullets.add(Section.LEFT, weight, key, TraceFactWriter.openEnd(said));
      case LIMIT, CAUSE, DECISION, RESULT ->
          bullets.add(
              new TaskBullet(
                  isShort ? Section.LEFT : Section.STEPS,
                  weight,
                  key,
                  new TraceFact.Statement(said),
                  sentence.has(Trait.CLAIMS_SUCCESS) && !tellsMore
                      ? Optional.empty()
                      : Optional.of(
                          new TaskBullet.Said(
                              sentence.text(), sentence.place(), line, leans, proof))));
      case TALK -> {
        // What the agent takes note of when the user puts work off is what is left to do.
        boolean isNote = sentence.has(Trait.CONCRETE) && !sentence.text().text().endsWith("?");
        if (isNote && turn.words().says(UserSignal.POSTPONES)) {
          bullets.add(Section.LEFT, PUT_OFF_WEIGHT, key, TraceFactWriter.openEnd(said));
        }
      }
    }
  }

  /**
   * Whether the standing of a claim is worth telling. Where no check ran at all, a sentence about
   * checks is advice; and an answer that names what fails does not contradict itself.
   */
  private boolean saysMore(ClaimCheck.Standing standing) {
    return switch (standing) {
      case ClaimCheck.Standing.Unverified _ -> EditKind.areIn(turn) || ranChecks();
      case ClaimCheck.Standing.Contradicted _, ClaimCheck.Standing.BorneOutInPart _ ->
          turn.answer().stream()
              .flatMap(answer -> answer.sentences().stream())
              .noneMatch(
                  sentence ->
                      sentence.has(Trait.ADMITS_FAILURE) || sentence.has(Trait.TELLS_FAILING));
      case ClaimCheck.Standing.BorneOut _,
          ClaimCheck.Standing.OfSome _,
          ClaimCheck.Standing.WithoutChange _ ->
          true;
    };
  }

  /** The lines of the check that bears a claim out; none where none does. */
  private static List<Long> borneOutBy(ClaimCheck.Standing standing) {
    return standing instanceof ClaimCheck.Standing.BorneOut(var check)
        ? StepPhrases.lines(check)
        : List.of();
  }

  private boolean ranChecks() {
    return ToolStep.commands(turn.steps().stream()).anyMatch(run -> run.role().checks());
  }

  /** A short sentence that names nothing, such as {@code I have not touched that.} */
  private static boolean leans(AgentAnswer.Sentence sentence) {
    return !sentence.has(Trait.CONCRETE) && Letters.in(sentence.text().text()) < FILLER_LETTERS;
  }

  /** A limit that says what is missing; another one says under which condition something holds. */
  private static boolean isShortcoming(AgentAnswer.Sentence sentence) {
    boolean admits = sentence.has(Trait.ADMITS_UNTRIED) || sentence.has(Trait.ADMITS_FAILURE);
    return sentence.denies() || (sentence.subject() == AgentAnswer.Subject.LIMIT && admits);
  }

  private static boolean isBland(AgentAnswer.Sentence sentence) {
    return !sentence.has(Trait.CONCRETE) && !Denials.areIn(sentence.text().text());
  }

  /** Beside edits, a bland sentence says no more than that they were made. */
  private int resultWeight(AgentAnswer.Sentence sentence, boolean isFirst) {
    boolean isShown = isBland(sentence) && EditKind.areIn(turn);
    boolean isLead = isFirst || namesAnEdit(sentence);
    return isShown ? 3 : isLead || !sentence.has(Trait.CONCRETE) ? 5 : 4;
  }

  /** Whether it names what the turn defines, or a file that it edits: it tells what was done. */
  private boolean namesAnEdit(AgentAnswer.Sentence sentence) {
    String text = sentence.text().text();
    return edited.stream().anyMatch(text::contains);
  }

  private static Set<String> editedNames(TurnEvidence turn) {
    return turn.steps().stream()
        .filter(ToolStep.Patch.class::isInstance)
        .map(ToolStep.Patch.class::cast)
        .filter(patch -> !patch.result().failed())
        .flatMap(patch -> patch.changes().stream())
        .flatMap(change -> Stream.concat(Stream.of(change.path()), change.defines().stream()))
        .map(EditKind::name)
        .filter(name -> name.length() >= LEAST_NAME_CHARS)
        .collect(Collectors.toSet());
  }

  /** The answer to a question, and a plan, tell what is known or wanted, not what was done. */
  private boolean tellsFindings() {
    boolean isWanted =
        turn.words().says(UserSignal.ASKS) || turn.words().says(UserSignal.ASKS_FOR_PLAN);
    return isWanted
        && !EditKind.areIn(turn)
        && turn.answer()
            .filter(said -> said.sentences().stream().anyMatch(one -> one.has(Trait.CONCRETE)))
            .isPresent();
  }

  /** A claim that is borne out says what the check says; one that is not is a warning. */
  private static int claimWeight(ClaimCheck.Standing standing) {
    return switch (standing) {
      case ClaimCheck.Standing.BorneOut _ -> 1;
      case ClaimCheck.Standing.Unverified _ -> 4;
      case ClaimCheck.Standing.BorneOutInPart _, ClaimCheck.Standing.OfSome _ -> 8;
      case ClaimCheck.Standing.Contradicted _, ClaimCheck.Standing.WithoutChange _ -> 8;
    };
  }

  /** What the session shows of a claim that checks passed. */
  private static TraceBullet claimed(TraceBullet said, ClaimCheck.Standing standing) {
    return switch (standing) {
      case ClaimCheck.Standing.Unverified _ -> said.and(" (unverified)", List.of());
      case ClaimCheck.Standing.BorneOut(var check) ->
          said.and(Passages.BORNE_OUT, StepPhrases.lines(check));
      case ClaimCheck.Standing.OfSome(var check) ->
          said.and(
              " (unverified: only " + StepPhrases.code(check) + " ran)", StepPhrases.lines(check));
      case ClaimCheck.Standing.BorneOutInPart(_, var failed) ->
          said.and(" (contradicted: " + StepPhrases.ended(failed) + ")", StepPhrases.lines(failed));
      case ClaimCheck.Standing.Contradicted(var check) ->
          said.and(" (contradicted: " + StepPhrases.ended(check) + ")", StepPhrases.lines(check));
      case ClaimCheck.Standing.WithoutChange(var lost) ->
          said.and(" (contradicted: the patch failed)", StepPhrases.lines(lost));
    };
  }
}
