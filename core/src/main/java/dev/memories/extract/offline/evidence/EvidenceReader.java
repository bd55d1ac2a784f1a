package dev.memories.extract.offline.evidence;

import dev.memories.extract.offline.call.ToolCalls;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.item.HumanMessage;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.RolloutItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects evidence from the lines of a rollout as they are streamed.
 *
 * <p>A parent's lines are context and are passed over; of an earlier file of the session, that a
 * revert superseded, only what was asked is kept. Memory is bounded for a rollout of any size:
 * texts are cut when they arrive, and of a very long session the middle is only counted.
 */
public final class EvidenceReader {
  private static final int MOST_STRETCHES = 120;
  private static final int MOST_EARLIER_REQUESTS = 4;
  private static final int PATH_CHARS = 400;

  private final ExcerptMaker excerpts;
  private final UserWordsReader words;
  private final AnswerReader answers;
  private final ToolStepReader steps;
  private final CallMatcher calls;
  private final List<TurnEvidence> stretches = new ArrayList<>();
  private Excerpt cwd = Excerpt.NONE;
  private SessionEvidence.Branch branch = new SessionEvidence.Branch(Excerpt.NONE, 0);
  private boolean isUnattended;
  private int requests;
  private int inherited;
  private final Set<Excerpt> earlierRequests = new LinkedHashSet<>();
  private @Nullable String lastRequest;
  private String lastSpoken = "";

  public EvidenceReader(SecretRedactor redactor, OfflineRules rules, Optional<String> cwd) {
    this.excerpts = new ExcerptMaker(redactor);
    this.words = new UserWordsReader(excerpts, rules.cues(), rules.lines());
    this.answers = new AnswerReader(excerpts, rules);
    this.steps = new ToolStepReader(excerpts, rules);
    this.calls = new CallMatcher(steps);
    cwd.ifPresent(this::place);
  }

  public void accept(RolloutEntry entry) {
    switch (entry.owner()) {
      case SESSION -> own(entry);
      case EARLIER -> earlier(entry.item());
      case PARENT -> inherited++;
    }
  }

  /** Kept without evidence: their line numbers are of another file, so that no bullet may cite. */
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
      case RolloutItem.TurnContext context -> place(context.cwd());
      case RolloutItem.Response(var item) -> response(item, line);
      case RolloutItem.UserMessage message ->
          HumanMessage.in(message).ifPresent(human -> open(human, line));
      case RolloutItem.TurnAborted _ -> current(line).interrupted(line);
      case RolloutItem.RolledBack(var turns) -> rollBack(turns, line);
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
        stretches,
        new SessionEvidence.Counts(
            requests, calls.commands(), calls.failedCommands(), calls.patches(), inherited),
        List.copyOf(earlierRequests));
  }

  private void meta(RolloutItem.SessionMeta meta, long line) {
    place(meta.cwd());
    isUnattended |= meta.client().source().name().equals("exec");
    String name = meta.git().branch();
    if (name != null && branch.name().isEmpty()) {
      branch = new SessionEvidence.Branch(excerpts.of(name, PATH_CHARS), line);
    }
  }

  private void place(@Nullable String path) {
    if (path != null) {
      cwd = excerpts.of(path, PATH_CHARS);
    }
  }

  private void response(ResponseItem item, long line) {
    switch (item) {
      case ResponseItem.Message message -> message(message, line);
      case ResponseItem.FunctionCall(_, var name, var arguments, var id) ->
          calls.called(current(line), id, ToolCalls.ofFunction(name, arguments), "", line);
      case ResponseItem.CustomToolCall(_, var id, var name, var input) ->
          calls.called(current(line), id, ToolCalls.ofCustom(name, input), input, line);
      case ResponseItem.LocalShellCall(var id, _, var command) ->
          calls.called(current(line), id == null ? "" : id, ToolCalls.ofCommand(command), "", line);
      case ResponseItem.FunctionCallOutput(var id, var text, _) -> calls.returned(id, text, line);
      case ResponseItem.CustomToolCallOutput(var id, var text, _) -> calls.returned(id, text, line);
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
      if (!stretches.isEmpty() && !"commentary".equals(message.phase())) {
        lastSpoken = spoken(message).strip();
        stretches.getLast().answered(answers.read(lastSpoken, line));
      }
      return;
    }
    Optional<HumanMessage> human = HumanMessage.in(message);
    if (human.isPresent()) {
      open(human.get(), line);
    } else if (message.role().equals("user")) {
      notice(textOf(message).strip(), line);
    }
  }

  /** A summary that the agent wrote for itself is no answer to the user. */
  private void compacted(String summary) {
    boolean isLastSpoken = !lastSpoken.isEmpty() && summary.contains(lastSpoken);
    if (isLastSpoken && !stretches.isEmpty()) {
      stretches.getLast().retractAnswer();
      lastSpoken = "";
    }
  }

  /** What the agent's program says in the person's place. */
  private void notice(String text, long line) {
    if (text.startsWith("<turn_aborted>")) {
      current(line).interrupted(line);
    } else if (text.startsWith("<user_shell_command>")) {
      steps.ranByUser(text, line).ifPresent(step -> calls.add(current(line), step));
    } else if (text.startsWith("<user_action>")) {
      add(steps.findings(text, line), line);
      current(line).answered();
    }
  }

  private void add(List<ToolStep> found, long line) {
    found.forEach(step -> calls.add(current(line), step));
  }

  /** The same words come twice, as an item of the history and as an event: once is enough. */
  private void open(HumanMessage human, long line) {
    String text = human.text().isEmpty() ? "[Image]" : human.text();
    boolean isSame =
        lastRequest != null && (text.endsWith(lastRequest) || lastRequest.endsWith(text));
    if (isSame && !stretches.getLast().hasSteps() && !stretches.getLast().isAnswered()) {
      return;
    }
    lastRequest = text;
    requests++;
    begin(new TurnEvidence(words.read(text, line, isUnattended)));
  }

  private void begin(TurnEvidence stretch) {
    calls.close();
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

  private static String spoken(ResponseItem.Message message) {
    return message.content().stream()
        .filter(ResponseItem.ContentPart.OutputText.class::isInstance)
        .map(part -> ((ResponseItem.ContentPart.OutputText) part).text())
        .collect(Collectors.joining("\n"));
  }

  private static String textOf(ResponseItem.Message message) {
    return message.content().stream()
        .filter(ResponseItem.ContentPart.InputText.class::isInstance)
        .map(part -> ((ResponseItem.ContentPart.InputText) part).text())
        .collect(Collectors.joining("\n"));
  }
}
