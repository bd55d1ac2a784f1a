package dev.memories.cli.command.agent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.memories.cli.call.Environment;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.failure.MemoriesException;
import dev.memories.recall.GivenBullets;
import dev.memories.recall.GivenBullets.Receipt;
import dev.memories.recall.RecallHint;
import dev.memories.redact.RedactedPath;
import dev.memories.session.Project;
import dev.memories.text.DataFence;
import dev.memories.text.IoReason;
import dev.memories.tree.MemoriesHome;
import dev.memories.tree.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code memories hook EVENT}: gives an agent memory at the right moment, in the JSON of its hooks.
 *
 * <p>A hook must never disturb the agent. So it waits for no lock, opens no database, reads few
 * files of memory, does not wait for input that does not come, and ends with 0 and without output
 * when anything goes wrong; {@code hooks.log} in the memories home then says what.
 */
final class HookCommand implements Subcommand {
  /** How long the input may take: an agent writes it at once, or never. */
  private static final Duration INPUT_PATIENCE = Duration.ofMillis(600);

  /** How long the answer may take, on a machine that is busy or on a slow disk. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(3);

  /** Room for the fence and the sentence before the bullets, in bytes. */
  private static final int FENCE_BYTES = 320;

  /** The log begins anew when it has this size, in bytes. */
  private static final long MAX_LOG = 64 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  private final HookEvent event;
  private final Environment environment;
  private final Homes homes;
  private final BackgroundRun background;

  HookCommand(HookEvent event, Environment environment, Homes homes, BackgroundRun background) {
    this.event = event;
    this.environment = environment;
    this.homes = homes;
    this.background = background;
  }

  @Override
  public List<String> examples() {
    return List.of("memories hook " + event.word());
  }

  @Override
  public boolean worksWithBrokenSettings() {
    return true;
  }

  @Override
  public ExitCode run() throws InterruptedException {
    CountDownLatch hasInput = new CountDownLatch(1);
    AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);
    Thread work = new Thread(() -> answer.set(answer(hasInput)), "hook");
    work.setDaemon(true);
    work.start();
    if (hasInput.await(INPUT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      work.join(ANSWER_PATIENCE);
    }
    try {
      OutputStream out = environment.streams().out();
      out.write(answer.get());
      out.flush();
    } catch (IOException _) {
      // The agent has closed the pipe: it no longer wants to know.
    }
    return ExitCode.DONE;
  }

  /** The output; empty when there is nothing to say or something went wrong. */
  private byte[] answer(CountDownLatch hasInput) {
    try {
      HookInput input = HookInput.read(environment.streams().in());
      hasInput.countDown();
      MemoriesHome home = homes.memoriesHome();
      if (Files.isDirectory(home.folder())) {
        new GivenBullets(home.given()).heard(environment.clock().instant());
      }
      return switch (event) {
        case SESSION_START, USER_PROMPT_SUBMIT, POST_TOOL_USE -> give(input);
        case STOP, SESSION_END -> {
          learn(input);
          yield new byte[0];
        }
      };
    } catch (IOException | RuntimeException problem) {
      log(problem);
      return new byte[0];
    } finally {
      hasInput.countDown();
    }
  }

  private byte[] give(HookInput input) throws IOException {
    if (event == HookEvent.POST_TOOL_USE && !input.failed()) {
      return new byte[0];
    }
    MemoriesHome home = homes.memoriesHome();
    GivenBullets receipts = new GivenBullets(home.given());
    boolean isSession = GivenBullets.isSession(input.session());
    Set<String> known = isSession && !startsAnew(input) ? receipts.to(input.session()) : Set.of();
    ProjectContext context =
        MemorySources.of(homes, project(home, input), environment.cwd().resolve(input.cwd()))
            .choose(hint(input), event.maxBytes() - FENCE_BYTES, known::contains);
    if (context.bullets().isEmpty()) {
      return new byte[0];
    }
    String text =
        DataFence.around(
            context.text(),
            "what earlier sessions learnt in " + RedactedPath.of(context.project().cwd()));
    if (isSession) {
      receipts.add(
          input.session(),
          new Receipt(
              environment.clock().instant(),
              event.word(),
              RedactedPath.of(context.project().cwd()),
              context.bullets().stream().map(GivenBullet::id).toList(),
              context.bytes()));
    }
    return document(text);
  }

  /** After these the agent no longer has what it was given. */
  private boolean startsAnew(HookInput input) {
    return event == HookEvent.SESSION_START
        && (input.source().equals("clear") || input.source().equals("compact"));
  }

  private RecallHint hint(HookInput input) {
    return switch (event) {
      case USER_PROMPT_SUBMIT -> RecallHint.ofPrompt(input.prompt());
      case POST_TOOL_USE -> RecallHint.ofFailure(input.command(), input.response());
      case SESSION_START, STOP, SESSION_END -> RecallHint.NONE;
    };
  }

  /** The project of the agent's folder, or of the nearest folder above that has memory. */
  private Project project(MemoriesHome home, HookInput input) {
    Path cwd = environment.cwd().resolve(input.cwd());
    Project here = homes.projectOf(cwd);
    return home.nearestWithMemory(here).orElse(here);
  }

  private byte[] document(String text) throws IOException {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(document)) {
      json.writeStartObject();
      json.writeObjectFieldStart("hookSpecificOutput");
      json.writeStringField("hookEventName", event.agentName());
      json.writeStringField("additionalContext", text);
      json.writeEndObject();
      json.writeEndObject();
    }
    document.write('\n');
    return document.toByteArray();
  }

  private void learn(HookInput input) throws IOException {
    if (GivenBullets.isSession(input.session())) {
      background.start(
          homes.memoriesHome().given(), input.session(), event == HookEvent.SESSION_END);
    }
  }

  private void log(Exception problem) {
    try {
      Path file = homes.memoriesHome().hookLog();
      if (Files.isRegularFile(file) && Files.size(file) > MAX_LOG) {
        Files.delete(file);
      }
      String line =
          environment.clock().instant()
              + " "
              + event.word()
              + ": could not answer: "
              + IoReason.of(problem);
      PrivateFiles.append(file, line.lines().findFirst().orElse("") + "\n");
    } catch (IOException | UncheckedIOException | MemoriesException _) {
      // There is no other place to say it: the agent takes any output for an answer.
    }
  }
}
