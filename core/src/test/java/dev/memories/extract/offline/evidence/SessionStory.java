package dev.memories.extract.offline.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.memories.extract.offline.words.OfflineRules;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.RolloutEntry;
import dev.memories.rollout.item.ResponseItem;
import dev.memories.rollout.item.ResponseItem.Author;
import dev.memories.rollout.item.ResponseItem.ContentPart;
import dev.memories.rollout.item.RolloutItem;
import dev.memories.rollout.item.ToolReport;
import dev.memories.rollout.lineage.LineOwner;
import dev.memories.session.MemoryMode;
import dev.memories.session.SessionSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A made-up session in memory, line by line; its folder is {@code /srv/shop}. */
public final class SessionStory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OfflineRules RULES = OfflineRules.load();

  private final List<RolloutEntry> entries = new ArrayList<>();
  private int calls;

  /** A session that begins with these words of the user. */
  public static SessionStory of(String request) {
    return new SessionStory().user(request);
  }

  public SessionStory user(String words) {
    return response(
        new ResponseItem.Message(
            "user", List.of(new ContentPart.InputText(words, Author.USER)), null, null));
  }

  /** The session's header, for a session in a Git repository. */
  public SessionStory onBranch(String name) {
    return item(
        new RolloutItem.Meta(
            new RolloutItem.SessionMeta(
                null,
                new RolloutItem.Ancestry(null, null, 0),
                null,
                "/srv/shop",
                new RolloutItem.Client(new SessionSource.Custom("test"), null, null, null),
                new RolloutItem.Git(null, name, null),
                MemoryMode.ENABLED)));
  }

  /** A text that a program wrote in the user's role. */
  public SessionStory notice(String text) {
    return response(
        new ResponseItem.Message(
            "user", List.of(new ContentPart.InputText(text, Author.PROGRAM)), null, null));
  }

  public SessionStory says(String words) {
    return response(
        new ResponseItem.Message(
            "assistant", List.of(new ContentPart.OutputText(words)), null, null));
  }

  /** A command that ended. */
  public SessionStory shell(String command, int exit, String output) {
    return run(command).returned("Process exited with code " + exit + "\nOutput:\n" + output);
  }

  /** The call of a command, without its output. */
  public SessionStory run(String command) {
    return call("exec_command", arguments().put("cmd", command));
  }

  /** The call of a command outside the sandbox, without its output. */
  public SessionStory escalated(String command) {
    return call(
        "exec_command",
        arguments().put("cmd", command).put("sandbox_permissions", "require_escalated"));
  }

  /** A patch that replaces one line of each file. */
  public SessionStory patch(String... files) {
    String hunks =
        Arrays.stream(files)
            .map(
                file ->
                    "*** Update File: " + file + "\n@@\n-limit = old_value\n+limit = new_value\n")
            .collect(Collectors.joining());
    calls++;
    response(
        new ResponseItem.CustomToolCall(
            null, id(), "apply_patch", "*** Begin Patch\n" + hunks + "*** End Patch"));
    return response(
        new ResponseItem.CustomToolCallOutput(id(), List.of("Exit code: 0\nOutput:\nDone"), false));
  }

  /** A patch of one file with these lines, each with its sign. */
  public SessionStory patched(String file, String... lines) {
    calls++;
    response(
        new ResponseItem.CustomToolCall(
            null,
            id(),
            "apply_patch",
            "*** Begin Patch\n*** Update File: "
                + file
                + "\n@@\n"
                + String.join("\n", lines)
                + "\n*** End Patch"));
    return response(
        new ResponseItem.CustomToolCallOutput(id(), List.of("Exit code: 0\nOutput:\nDone"), false));
  }

  /** A patch of one file that did not fit. */
  public SessionStory failedPatch(String file) {
    calls++;
    response(
        new ResponseItem.CustomToolCall(
            null,
            id(),
            "apply_patch",
            "*** Begin Patch\n*** Update File: "
                + file
                + "\n@@\n-limit = old_value\n+limit = new_value\n*** End Patch"));
    return response(
        new ResponseItem.CustomToolCallOutput(
            id(),
            List.of("apply_patch verification failed: Failed to find expected lines in " + file),
            false));
  }

  /** What the agent says while it works. */
  public SessionStory remarks(String words) {
    return response(
        new ResponseItem.Message(
            "assistant", List.of(new ContentPart.OutputText(words)), null, "commentary"));
  }

  public SessionStory call(String tool, ObjectNode arguments) {
    return call(null, tool, arguments);
  }

  public SessionStory call(@Nullable String namespace, String tool, ObjectNode arguments) {
    calls++;
    return response(new ResponseItem.FunctionCall(namespace, tool, arguments.toString(), id()));
  }

  /** The output of the last call. */
  public SessionStory returned(String output) {
    return returned(calls, output);
  }

  /** The output of the call of that number, from 1. */
  public SessionStory returned(int call, String output) {
    return response(new ResponseItem.FunctionCallOutput("c" + call, output, false));
  }

  public SessionStory script(String source) {
    calls++;
    return response(new ResponseItem.CustomToolCall(null, id(), "exec", source));
  }

  /** What the last script returned: its state, then its prints. */
  public SessionStory scriptReturned(String... parts) {
    return response(new ResponseItem.CustomToolCallOutput(id(), List.of(parts), false));
  }

  /** The report of the command of that call; of a script's command for the number 0. */
  public SessionStory reported(int call, String command, @Nullable Integer exit, String output) {
    return item(
        new RolloutItem.Reported(
            new ToolReport.CommandEnded(
                "c" + call, List.of("bash", "-lc", command), "/srv/shop", false, exit, output)));
  }

  public SessionStory response(ResponseItem item) {
    return item(new RolloutItem.Response(item));
  }

  public SessionStory item(RolloutItem item) {
    return item(item, LineOwner.SESSION);
  }

  public SessionStory item(RolloutItem item, LineOwner owner) {
    entries.add(new RolloutEntry(entries.size() + 1L, null, item, owner));
    return this;
  }

  /** The id of the last call. */
  public String id() {
    return "c" + calls;
  }

  public static ObjectNode arguments() {
    return JSON.createObjectNode();
  }

  public List<RolloutEntry> entries() {
    return List.copyOf(entries);
  }

  public SessionEvidence evidence() {
    EvidenceReader reader =
        new EvidenceReader(SecretRedactor.product(), RULES, Optional.of("/srv/shop"));
    entries.forEach(reader::accept);
    return reader.evidence();
  }

  /** The steps of all stretches, in short. */
  public List<String> steps() {
    return evidence().stretches().stream()
        .flatMap(stretch -> stretch.steps().stream())
        .map(SessionStory::brief)
        .toList();
  }

  /** {@code make test: DONE 0, 3 passed}. */
  static String brief(ToolStep step) {
    StepResult result = step.result();
    String what =
        switch (step) {
          case ToolStep.Command command ->
              (command.byUser() ? "user: " : "") + command.text().text();
          case ToolStep.Patch patch ->
              patch.changes().stream()
                  .map(change -> change.verb() + " " + change.path().text())
                  .collect(Collectors.joining(", "));
          case ToolStep.OtherCall call -> (call.tool() + " " + call.subject().text()).strip();
          case ToolStep.Lookup lookup -> lookup.why() + " " + lookup.place().text();
          case ToolStep.ReviewFinding finding ->
              finding.title().text() + " in " + finding.place().text();
        };
    return what
        + ": "
        + result.ending()
        + (result.exit() == null ? "" : " " + result.exit())
        + (result.telling().isEmpty() ? "" : ", " + result.telling().text());
  }
}
