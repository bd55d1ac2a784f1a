package dev.memories.extract.offline.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.extract.offline.call.ImportedCalls;
import dev.memories.extract.offline.call.ToolAction;
import dev.memories.extract.offline.call.ToolCalls;
import dev.memories.extract.offline.words.AnswerReader;
import dev.memories.extract.offline.words.CommitRule;
import dev.memories.extract.offline.words.CommitRuleReader;
import dev.memories.extract.offline.words.Excerpt;
import dev.memories.extract.offline.words.ExcerptMaker;
import dev.memories.extract.offline.words.OfflineRules;
import dev.memories.extract.offline.words.UserAnswerReader;
import dev.memories.extract.offline.words.UserSignal;
import dev.memories.extract.offline.words.UserWords;
import dev.memories.extract.offline.words.UserWordsReader;
import dev.memories.redact.RedactedPath;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.item.HumanMessage;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.text.DataFence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects evidence from the lines of a rollout as they are streamed.
 *
 * <p>A parent's lines are context and are passed over. From an earlier file that a revert replaced,
 * only the user's requests are kept. Memory is bounded for a rollout of any size: texts are cut
 * when they arrive, and of a very long session the middle is only counted.
 */
public final class EvidenceReader {
  private static final int MOST_STRETCHES = 120;
  private static final int MOST_EARLIER_REQUESTS = 4;
  private static final int PATH_CHARS = 400;

  private final ExcerptMaker excerpts;
  private final UserWordsReader words;
  private final AnswerReader answers;
  private final CommitRuleReader commitRules;
  private final ToolStepReader steps;
  private final CallMatcher calls;
  private final List<TurnEvidence> stretches = new ArrayList<>();
  private Excerpt cwd = Excerpt.NONE;
  private SessionEvidence.Branch branch = new SessionEvidence.Branch(Excerpt.NONE, Excerpt.NONE, 0);
  private Optional<SessionEvidence.Branch> later = Optional.empty();
  private boolean isUnattended;
  private int requests;
  private int inherited;
  private final Set<Excerpt> earlierRequests = new LinkedHashSet<>();

  /** Of the instructions that came first; they come again after a compaction. */
  private List<CommitRule> wantedBeforeCommit = List.of();

  private @Nullable String lastRequest;
  private @Nullable String goal;
  private String lastSpoken = "";

  /** The result of a review, which the agent repeats. */
  private String lastNotice = "";

  private final Deque<String> importedCalls = new ArrayDeque<>();

  public EvidenceReader(SecretRedactor redactor, OfflineRules rules, Optional<String> cwd) {
    this.excerpts = new ExcerptMaker(redactor);
    this.words = new UserWordsReader(excerpts, rules.cues(), rules.lines());
    this.answers = new AnswerReader(excerpts, rules);
    this.commitRules = new CommitRuleReader(excerpts, rules);
    this.steps = new ToolStepReader(excerpts, rules);
    this.calls = new CallMatcher(steps, new UserAnswerReader(excerpts, words));
    cwd.ifPresent(this::place);
  }

  public void accept(RolloutEntry entry) {
    switch (entry.owner()) {
      case SESSION -> own(entry);
      case EARLIER -> earlier(entry.item());
      case PARENT -> inherited++;
    }
  }

  /** Kept as context only: the line numbers belong to another file, so no bullet may cite them. */
  private void earlier(RolloutItem item) {
    if (earlierRequests.size() == MOST_EARLIER_REQUESTS) {
      return;
    }
    if (item instanceof RolloutItem.Response(ResponseItem.Message message)) {
      HumanMessage.in(message).ifPresent(this::askedEarlier);
    } else if (item instanceof RolloutItem.UserMessage message) {
      HumanMessage.in(message).ifPresent(this::askedEarlier);
    }
  }

  private void askedEarlier(HumanMessage human) {
    earlierRequests.add(words.read(human.text(), 0, isUnattended).subject());
  }

  private void own(RolloutEntry entry) {
    long line = entry.line();
    switch (entry.item()) {
      case RolloutItem.Meta(var meta) -> meta(meta, line);
      case RolloutItem.TurnContext context -> turn(context, line);
      case RolloutItem.Response(var item) -> response(item, line);
      case RolloutItem.UserMessage message ->
          HumanMessage.in(message).ifPresent(human -> open(human, line));
      case RolloutItem.TurnAborted _ -> current(line).interrupted(line);
      case RolloutItem.RolledBack(var turns) -> rollBack(turns, line);
      case RolloutItem.Reported(var report) -> calls.reported(report, current(line), line);
      case RolloutItem.GoalSet(var objective) -> goal(objective.strip(), line);
      case RolloutItem.Answered(var id, var given) ->
          calls.answered(current(line), id, given, line);
      case RolloutItem.Compacted(var summary) -> compacted(summary);
      case RolloutItem.TokenCount _,
          RolloutItem.OtherEvent _,
          RolloutItem.UnknownLine _,
          RolloutItem.Malformed _ -> {}
    }
  }

  /** To be called once, after the last line. */
  public SessionEvidence evidence() {
    calls.close();
    return new SessionEvidence(
        cwd,
        branch,
        later,
        stretches,
        new SessionEvidence.Counts(
            requests,
            calls.log().commands(),
            calls.log().failedCommands(),
            calls.log().patches(),
            inherited),
        List.copyOf(earlierRequests),
        wantedBeforeCommit);
  }

  private void meta(RolloutItem.SessionMeta meta, long line) {
    place(meta.cwd());
    isUnattended |= meta.client().source().name().equals("exec");
    String name = meta.git().branch();
    if (name != null && branch.name().isEmpty()) {
      branch = branchOf(name, null, line);
    }
  }

  private void turn(RolloutItem.TurnContext context, long line) {
    place(context.cwd());
    if (context.branch() != null) {
      SessionEvidence.Branch entered = branchOf(context.branch(), context.worktree(), line);
      later = Optional.of(entered).filter(now -> !now.name().equals(branch.name()));
    }
  }

  private SessionEvidence.Branch branchOf(
      @Nullable String name, @Nullable String worktree, long line) {
    return new SessionEvidence.Branch(
        name == null ? Excerpt.NONE : excerpts.of(name, PATH_CHARS),
        worktree == null ? Excerpt.NONE : excerpts.of(worktree, PATH_CHARS),
        line);
  }

  private void place(@Nullable String path) {
    if (path != null) {
      cwd = excerpts.of(RedactedPath.of(path), PATH_CHARS);
      steps.at(path);
    }
  }

  private void response(ResponseItem item, long line) {
    switch (item) {
      case ResponseItem.Message message -> message(message, line);
      case ResponseItem.FunctionCall(var namespace, var name, var arguments, var id) ->
          calls.called(
              current(line), id, ToolCalls.ofFunction(namespace, name, arguments), "", line);
      case ResponseItem.CustomToolCall(_, var id, var name, var input) ->
          calls.called(current(line), id, ToolCalls.ofCustom(name, input), input, line);
      case ResponseItem.LocalShellCall(var id, _, var command) ->
          calls.called(current(line), id == null ? "" : id, ToolCalls.ofCommand(command), "", line);
      case ResponseItem.FunctionCallOutput(var id, var text, _) ->
          calls.returned(id, List.of(DataFence.without(text)), line);
      case ResponseItem.CustomToolCallOutput(var id, var parts, _) ->
          calls.returned(id, parts.stream().map(DataFence::without).toList(), line);
      case ResponseItem.WebSearchCall(_, var queries, var url) ->
          add(steps.looked(queries, url, line), line);
      case ResponseItem.Reasoning _,
          ResponseItem.GhostSnapshot _,
          ResponseItem.Compaction _,
          ResponseItem.AgentMessage _,
          ResponseItem.Unrecognized _ -> {}
    }
  }

  private void message(ResponseItem.Message message, long line) {
    if (message.role().equals("assistant")) {
      spoken(message, line);
      return;
    }
    if (!message.role().equals("user")) {
      return; // no other role holds words of a person
    }
    String text = textOf(message);
    if (wantedBeforeCommit.isEmpty()) {
      wantedBeforeCommit = commitRules.in(text, line);
    }
    HumanMessage.in(message)
        .ifPresentOrElse(human -> open(human, line), () -> notice(text.strip(), line));
  }

  private void spoken(ResponseItem.Message message, long line) {
    String text = textOf(message);
    if (ImportedCalls.areIn(text)) {
      imported(text, line);
    } else if (!stretches.isEmpty() && "commentary".equals(message.phase())) {
      stretches.getLast().remarked(answers.later(text, line));
    } else if (!stretches.isEmpty()) {
      TurnEvidence stretch = stretches.getLast();
      Optional<JsonNode> review = ReviewReport.in(text);
      boolean isRepeated =
          !lastNotice.isEmpty() && stretch.hasAnswer() && lastNotice.contains(folded(text));
      if (review.isPresent() || isRepeated) {
        review.ifPresent(report -> add(steps.reported(report, line), line));
        stretch.answered();
      } else {
        stretch.answered(answers.later(text, line));
        lastSpoken = text.strip();
      }
    }
  }

  /** What the agent wrote for the one that goes on after a compaction is no answer to the user. */
  private void compacted(String summary) {
    if (!stretches.isEmpty() && !lastSpoken.isEmpty() && summary.contains(lastSpoken)) {
      stretches.getLast().withdrawAnswer();
      lastSpoken = "";
    }
  }

  private static String folded(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Calls of another agent, in the words of an imported session. */
  private void imported(String message, long line) {
    for (String result : ImportedCalls.results(message)) {
      if (!importedCalls.isEmpty()) {
        calls.returned(importedCalls.removeFirst(), List.of(result), line);
      }
    }
    for (ToolAction call : ImportedCalls.calls(message)) {
      String id = "imported " + line + " " + importedCalls.size();
      importedCalls.addLast(id);
      calls.called(current(line), id, call, "", line);
    }
  }

  /** A goal that the user set is a request; the agent may also set one while it works. */
  private void goal(String objective, long line) {
    if (!objective.isEmpty() && !objective.equals(goal) && !calls.isWorking()) {
      goal = objective;
      open(new HumanMessage(objective), line);
    }
  }

  /** What the agent's program says in the person's place. */
  private void notice(String text, long line) {
    if (text.startsWith("<turn_aborted>")) {
      current(line).interrupted(line);
    } else if (text.startsWith("<user_shell_command>")) {
      steps.ranByUser(text, line).ifPresent(step -> calls.log().add(current(line), step));
    } else if (text.startsWith("<user_action>")) {
      lastNotice = folded(text);
      add(steps.findings(text, line), line);
      current(line).answered();
    }
  }

  private void add(List<ToolStep> found, long line) {
    found.forEach(step -> calls.log().add(current(line), step));
  }

  /** The same words come twice, as an item of the history and as an event: once is enough. */
  private void open(HumanMessage human, long line) {
    if (human.origin() == HumanMessage.Origin.REVIEW && !stretches.isEmpty()) {
      return; // the findings belong to the work that was reviewed
    }
    String text = human.text().isEmpty() ? "[Image]" : human.text();
    boolean isSame =
        lastRequest != null && (text.endsWith(lastRequest) || lastRequest.endsWith(text));
    if (isSame && !stretches.getLast().hasSteps() && !stretches.getLast().isAnswered()) {
      return;
    }
    lastRequest = text;
    requests++;
    UserWords said =
        human.origin() == HumanMessage.Origin.TYPED
            ? words.read(text, line, isUnattended)
            : UserWords.labelled(text, line);
    boolean isAnswer = said.says(UserSignal.SAYS_NO) && isAsked(said.whole().text());
    begin(new TurnEvidence(isAnswer ? said.asAnswer() : said));
  }

  /** Whether the agent has asked, or listed ways of which a message names one. */
  private boolean isAsked(String message) {
    return stretches.reversed().stream()
        .filter(stretch -> stretch.rolledBackAt().isEmpty())
        .findFirst()
        .flatMap(TurnEvidence::answer)
        .filter(answer -> answer.asks() || answer.wayNamedIn(message).isPresent())
        .isPresent();
  }

  private void begin(TurnEvidence stretch) {
    calls.close();
    if (stretches.size() == 1 && stretches.getFirst().isOfTheUserAlone()) {
      // What a person tried before the first request is about that request.
      stretches.removeFirst().steps().forEach(stretch::add);
    }
    stretches.add(stretch);
    if (stretches.size() > MOST_STRETCHES) {
      stretches.remove(MOST_STRETCHES / 2);
    }
  }

  /** Work that no person asked for in this rollout still belongs somewhere. */
  private TurnEvidence current(long line) {
    if (stretches.isEmpty()) {
      begin(new TurnEvidence(UserWords.unspoken(line)));
    }
    return stretches.getLast();
  }

  private void rollBack(int turns, long line) {
    stretches.reversed().stream()
        .filter(stretch -> stretch.rolledBackAt().isEmpty())
        .limit(Math.max(0, turns))
        .forEach(stretch -> stretch.rolledBack(line));
  }

  /** The texts of a message, without what our own program gave an agent to read. */
  private static String textOf(ResponseItem.Message message) {
    return DataFence.without(
        message.content().stream()
            .flatMap(
                part ->
                    switch (part) {
                      case ResponseItem.ContentPart.InputText(var text, _) -> Stream.of(text);
                      case ResponseItem.ContentPart.OutputText(var text) -> Stream.of(text);
                      case ResponseItem.ContentPart.Image _,
                          ResponseItem.ContentPart.Unrecognized _ ->
                          Stream.of();
                    })
            .collect(Collectors.joining("\n")));
  }
}
