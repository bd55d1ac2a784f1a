package dev.memories.cli.command.agent;

import dev.memories.cli.argument.Argument;
import dev.memories.cli.argument.Flag;
import dev.memories.cli.argument.Parameters;
import dev.memories.cli.call.CommandException;
import dev.memories.cli.call.ExitCode;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.memory.Homes;
import dev.memories.cli.memory.ProjectLookup;
import dev.memories.cli.memory.StateConnection;
import dev.memories.cli.option.CwdOption;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Output;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.consolidate.ConsolidationReport;
import dev.memories.pipeline.consolidate.RegistryEditRun;
import dev.memories.pipeline.share.SharedFolder;
import dev.memories.pipeline.share.SharedFolder.Contents;
import dev.memories.recall.MemoryBullet;
import dev.memories.recall.RejectedBullets;
import dev.memories.recall.SharedBullets;
import dev.memories.recall.SharedBullets.Entry;
import dev.memories.recall.SharedBullets.State;
import dev.memories.redact.SecretRedactor;
import dev.memories.session.Project;
import dev.memories.state.AuditTable;
import dev.memories.state.StateDatabase;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code memories share}: keeps bullets in a folder of the project's repository, and proposes what
 * others have put there for review.
 */
final class ShareCommand implements Subcommand {
  private static final int MOST_TOLD = 5;

  private final ProjectLookup projects;
  private final Homes homes;
  private final StateConnection state;
  private final Function<StateDatabase, RegistryEditRun> edits;
  private final Output output;
  private final Notices notices;

  private final CwdOption cwd = new CwdOption();
  private final Parameters bullets =
      Parameters.of("0..*", "BULLET", "an id, or a part of the text; none lists what is shared");
  private final Flag evidence = Flag.of("--evidence", "name the sessions and lines behind it, too");
  private final Flag remove = Flag.of("--remove", "share these bullets no longer");
  private final Flag pull =
      Flag.of("--pull", "propose what others share, and what they no longer do, for review");

  ShareCommand(
      ProjectLookup projects,
      Homes homes,
      StateConnection state,
      Function<StateDatabase, RegistryEditRun> edits,
      Output output,
      Notices notices) {
    this.projects = projects;
    this.homes = homes;
    this.state = state;
    this.edits = edits;
    this.output = output;
    this.notices = notices;
  }

  @Override
  public List<Argument> arguments() {
    return Argument.all(cwd.arguments(), List.of(bullets, evidence, remove, pull));
  }

  @Override
  public List<String> examples() {
    return List.of(
        "memories share 045c81db", "memories share", "git pull && memories share --pull");
  }

  @Override
  public Optional<JsonShape<?>> document() {
    return Optional.of(ShareResult.DOCUMENT);
  }

  @Override
  public ExitCode run() throws IOException {
    List<String> named = bullets.values();
    boolean isOdd =
        pull.isSet()
            ? !named.isEmpty() || remove.isSet() || evidence.isSet()
            : named.isEmpty() && (remove.isSet() || evidence.isSet());
    if (isOdd || (remove.isSet() && evidence.isSet())) {
      throw CommandException.wrong(
          "share",
          "these options do not go together",
          "name bullets, with --evidence or --remove; or give --pull alone");
    }
    Project project = projects.forReading(cwd.value());
    if (project.equals(Project.USER)) {
      throw CommandException.wrong(
          "share the user's memory", "it has no repository", "name a project with --cwd");
    }
    SharedFolder folder = SharedFolder.of(project, SecretRedactor.product());
    if (pull.isSet()) {
      return pull(project, folder);
    }
    if (named.isEmpty()) {
      return list(project, folder);
    }
    return remove.isSet() ? remove(project, folder, named) : add(project, folder, named);
  }

  private ExitCode list(Project project, SharedFolder folder) throws IOException {
    Contents contents = folder.read();
    return print(
        new ShareResult(
            project, "list", folder.path(), entries(project, contents), contents.leftOut(), null));
  }

  private ExitCode add(Project project, SharedFolder folder, List<String> named)
      throws IOException {
    List<MemoryBullet> known = ProjectContext.of(homes.memoriesHome(), project).all();
    List<MemoryBullet> chosen =
        named.stream().map(name -> BulletChange.find(known, name, "share")).toList();
    List<Entry> added = new ArrayList<>();
    AuditTable log = state.toWrite().audit();
    for (MemoryBullet bullet : chosen) {
      Optional<Path> file = folder.add(bullet, evidence.isSet());
      if (file.isEmpty()) {
        notices.say("nothing to do: " + bullet.id() + " is shared already");
      } else {
        log(log, project, file.get(), "shared: " + bullet.statement());
        added.add(new Entry(evidence.isSet() ? bullet : bullet.withoutCitation(), State.HERE));
      }
    }
    if (!added.isEmpty()) {
      notices.say("the others get it when you have committed " + folder.path());
    }
    return print(new ShareResult(project, "share", folder.path(), added, List.of(), null));
  }

  private ExitCode remove(Project project, SharedFolder folder, List<String> named)
      throws IOException {
    List<MemoryBullet> known =
        new SharedBullets(folder.read().bullets(), new RejectedBullets(List.of())).bullets();
    List<MemoryBullet> chosen =
        named.stream().map(name -> BulletChange.find(known, name, "remove")).toList();
    List<Entry> removed = new ArrayList<>();
    AuditTable log = state.toWrite().audit();
    for (MemoryBullet bullet : chosen) {
      for (Path file : folder.remove(bullet.id())) {
        log(log, project, file, "shared no longer: " + bullet.statement());
      }
      removed.add(new Entry(bullet, State.GOES));
    }
    notices.say("the others lose it when you have committed " + folder.path());
    return print(new ShareResult(project, "remove", folder.path(), removed, List.of(), null));
  }

  private ExitCode pull(Project project, SharedFolder folder) throws IOException {
    Contents contents = folder.read();
    List<Entry> changes =
        entries(project, contents).stream()
            .filter(entry -> entry.state() == State.COMES || entry.state() == State.GOES)
            .toList();
    ConsolidationReport report = null;
    if (!changes.isEmpty() || isWaiting(project)) {
      MemoryRoot root = homes.memoriesHome().root(project);
      SharedBullets shared = new SharedBullets(contents.bullets(), RejectedBullets.of(root));
      report = edits.apply(state.toWrite()).propose(project, "share", shared::putInto);
    }
    if (report != null && report.failure() != null) {
      throw CommandException.because(
          report.failure(),
          "propose what is shared in " + project,
          String.valueOf(report.message()),
          report.failure() == FailureKind.BUSY ? "call it again then" : null);
    }
    ExitCode code =
        print(
            new ShareResult(
                project,
                "pull",
                folder.path(),
                changes,
                contents.leftOut(),
                report == null ? null : report.version()));
    if (!changes.isEmpty()) {
      notices.say("`memories review` decides what the memory takes");
    }
    return code;
  }

  private boolean isWaiting(Project project) {
    return Files.isDirectory(homes.memoriesHome().root(project).proposal());
  }

  private List<Entry> entries(Project project, Contents contents) {
    MemoryRoot root = homes.memoriesHome().root(project);
    return new SharedBullets(contents.bullets(), RejectedBullets.of(root))
        .comparedWith(new TreeReader(root).read("MEMORY.md").orElse(""));
  }

  private ExitCode print(ShareResult result) throws IOException {
    output.table(ShareResult.DOCUMENT, result, ShareResult::table);
    List<String> leftOut = result.leftOut();
    leftOut.stream().limit(MOST_TOLD).forEach(reason -> notices.warn("left out " + reason));
    if (leftOut.size() > MOST_TOLD) {
      notices.warn("left out " + (leftOut.size() - MOST_TOLD) + " more");
    }
    return leftOut.isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
  }

  private static void log(AuditTable log, Project project, Path file, String detail) {
    log.add(List.of(log.entry("share", null, project, file, detail)));
  }
}
