package dev.memories.tui.fake;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.tui.port.Action;
import dev.memories.tui.port.ActionKind;
import dev.memories.tui.port.ActionOutcome;
import dev.memories.tui.port.ActionPlan;
import dev.memories.tui.port.Document;
import dev.memories.tui.port.EntryRow;
import dev.memories.tui.port.FoundGroup;
import dev.memories.tui.port.FoundLine;
import dev.memories.tui.port.HeldLock;
import dev.memories.tui.port.LineSuggestion;
import dev.memories.tui.port.MemoryCatalog;
import dev.memories.tui.port.Panels;
import dev.memories.tui.port.PreviewTab;
import dev.memories.tui.port.Progress;
import dev.memories.tui.port.ProjectRow;
import dev.memories.tui.port.ProjectRow.Health;
import dev.memories.tui.port.SearchAnswer;
import dev.memories.tui.port.Section;
import dev.memories.tui.port.Subject;
import dev.memories.tui.port.Tone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A made-up memory: a shop, a drawing tool with wide characters, an old service. */
public final class FakeCatalog implements MemoryCatalog {
  public static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");
  public static final Project SHOP = new Project("/srv/work/shop-api");
  public static final Project DRAWING = new Project("/home/mei/図面ツール");
  public static final Project OLD = new Project("/opt/old-service");

  private static final String TRACE =
      """
      # MoneyTest "no discount" fails: fixed with BigDecimal
      Trace context: /srv/work/shop-api, branch `feature/price` [L15]; 6 commands
      User preferences:
      - "stop using double for money" [L53]

      ## Task: The test 'no discount' in MoneyTest fails
      Outcome: fail
      Key steps:
      - `sh scripts/test.sh` reproduced it, exit 1: `expected 19.99 but was 19.98` [L29]
      - patched `src/main/java/demo/shop/Money.java`: `Math.floor` -> `Math.round` [L35]

      ## Task: Use BigDecimal
      Outcome: success
      Key steps:
      - `sh scripts/test.sh`, exit 0: `all tests passed` [L66]
      """;

  private static final String REGISTRY =
      """
      # shop-api

      ## Build and test
      - Run `sh scripts/test.sh` (exit 0 and `all tests passed`). [01a20297-7461 L66; 2 more sessions]

      | command | result |
      | --- | --- |
      | `sh scripts/test.sh` | passes |
      | `mvn -o -q test` | *hangs* |

      ## Preferences
      1. **BigDecimal** with HALF_EVEN, never `double`
      2. no change to expected values

      ```sh
      sh scripts/test.sh
      ```
      """;

  /** The documents that were read, in order. */
  public final List<Subject> read = new ArrayList<>();

  /** The actions that were performed, in order. */
  public final List<Action> performed = new ArrayList<>();

  private Map<String, String> kept = Map.of();
  private final List<ProjectRow> projects;
  private final int traces;
  private final Set<ActionKind> supported;

  private FakeCatalog(List<ProjectRow> projects, int traces, Set<ActionKind> supported) {
    this.projects = projects;
    this.traces = traces;
    this.supported = supported;
  }

  public static FakeCatalog small() {
    return new FakeCatalog(
        List.of(
            row(SHOP, 6, new Health(false, true, 0), Optional.empty()),
            row(DRAWING, 6, new Health(false, false, 0), Optional.of(lock())),
            row(OLD, 0, new Health(true, false, 2), Optional.empty())),
        6,
        EnumSet.allOf(ActionKind.class));
  }

  /** The same memory with a proposal that waits for the shop. */
  public static FakeCatalog reviewing() {
    List<ProjectRow> projects = new ArrayList<>(small().projects);
    ProjectRow shop = projects.getFirst();
    Map<Section, Integer> counts = new EnumMap<>(shop.counts());
    counts.put(Section.REVIEW, 3);
    projects.set(0, new ProjectRow(SHOP, counts, shop.health(), shop.lock()));
    return new FakeCatalog(projects, 6, EnumSet.allOf(ActionKind.class));
  }

  public static FakeCatalog empty() {
    return new FakeCatalog(List.of(), 0, EnumSet.allOf(ActionKind.class));
  }

  public static FakeCatalog able(Set<ActionKind> supported) {
    return new FakeCatalog(small().projects, 6, supported);
  }

  public static FakeCatalog large(int projects, int traces) {
    return new FakeCatalog(
        IntStream.range(0, projects)
            .mapToObj(
                at ->
                    row(
                        new Project("/srv/project-%03d".formatted(at)),
                        traces,
                        new Health(false, false, 0),
                        Optional.empty()))
            .toList(),
        traces,
        EnumSet.allOf(ActionKind.class));
  }

  private static HeldLock lock() {
    return new HeldLock(
        "run-7f3a", NOW.minus(Duration.ofMinutes(3)), NOW.plus(Duration.ofMinutes(7)), false);
  }

  private static ProjectRow row(
      Project project, int traces, Health standing, Optional<HeldLock> lock) {
    Map<Section, Integer> counts =
        Map.of(
            Section.SKILLS, 1, Section.TRACES, traces, Section.HISTORY, 2, Section.CANDIDATES, 3);
    return new ProjectRow(project, counts, standing, lock);
  }

  @Override
  public Set<ActionKind> supported() {
    return supported;
  }

  @Override
  public List<ProjectRow> projects() {
    return projects;
  }

  @Override
  public List<EntryRow> entries(Project project, Section section) {
    return switch (section) {
      case REVIEW -> changes(project);
      case SUMMARY -> List.of();
      case REGISTRY ->
          project.equals(OLD) ? List.of() : passages(new Subject.Registry(project), REGISTRY);
      case SKILLS ->
          List.of(EntryRow.named(new Subject.Skill(project, "run-the-tests"), "run-the-tests"));
      case IMPORTED -> List.of();
      case TRACES -> project.equals(OLD) ? List.of() : traceRows(project);
      case HISTORY ->
          List.of(version(project, "20260209T160000Z-1"), version(project, "20260208T090000Z-1"));
      case CANDIDATES ->
          Stream.of("new", "up-to-date", "gave-up")
              .map(
                  reason ->
                      new EntryRow(
                          new Subject.Candidate(project, id(reason.length())),
                          "Fix the cart, " + reason,
                          "",
                          Optional.of(NOW.minus(Duration.ofDays(3))),
                          Optional.of(new EntryRow.Badge(reason, tone(reason)))))
              .toList();
    };
  }

  private static List<EntryRow> changes(Project project) {
    return List.of(
        change(
            project, "0a1b2c3d", "Run `sh scripts/lint.sh` before each commit", "added", Tone.GOOD),
        change(
            project, "4e5f6a7b", "BigDecimal with HALF_EVEN, never double", "changed", Tone.WARN),
        change(project, "8c9d0e1f", "no change to expected values", "removed", Tone.BAD));
  }

  private static EntryRow change(Project project, String id, String text, String kind, Tone tone) {
    return new EntryRow(
        new Subject.Change(project, "20260210T100000Z-1", id, text),
        text,
        "",
        Optional.empty(),
        Optional.of(new EntryRow.Badge(kind, tone)));
  }

  private static Tone tone(String reason) {
    return switch (reason) {
      case "new" -> Tone.GOOD;
      case "gave-up" -> Tone.BAD;
      default -> Tone.PLAIN;
    };
  }

  private List<EntryRow> traceRows(Project project) {
    String[] titles = {
      "Cart total is rounded with BigDecimal",
      "MoneyTest \"no discount\" fixed; verify with sh scripts/test.sh",
      "図面の保存が失敗する: パスを正規化した",
      "Flags 🇩🇪🇯🇵 and family 👨‍👩‍👧 in names, naïve café",
      "Hostile \u001b[31mred\u001b[0m and \u202eright to left",
      "Checkout retries three times"
    };
    return IntStream.range(0, traces)
        .mapToObj(
            at ->
                new EntryRow(
                    new Subject.SessionTrace(project, id(at)),
                    at < titles.length ? titles[at] : "Trace number " + at,
                    "",
                    Optional.of(NOW.minus(Duration.ofHours(at * 7L + 1))),
                    Optional.empty()))
        .toList();
  }

  private static EntryRow version(Project project, String name) {
    return EntryRow.named(new Subject.Version(project, name), name);
  }

  private static List<EntryRow> passages(Subject whole, String text) {
    List<EntryRow> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith("## ")) {
        String title = lines.get(at).substring(3);
        rows.add(EntryRow.named(new Subject.Passage(whole, at + 1, title), title));
      }
    }
    return rows;
  }

  public static SessionId id(int number) {
    return new SessionId("01a20297-7461-79f0-a904-%012x".formatted(number));
  }

  @Override
  public Document document(Subject subject, PreviewTab tab) {
    read.add(subject);
    if (tab == PreviewTab.EVIDENCE) {
      return new Document.Evidence(
          List.of(
              new Document.EvidenceLine("L15", "turn context", "cwd /srv/work/shop-api"),
              new Document.EvidenceLine("L29", "command output", "FAIL no discount:\n19.98"),
              new Document.EvidenceLine("L35", "patch", "*** Update File: Money.java"),
              new Document.EvidenceLine("L53", "user", "No, stop using double for money"),
              new Document.EvidenceLine("L66", "command output", "all tests passed")));
    }
    if (tab == PreviewTab.GIVEN) {
      return text(
          "# Memory given to this session\n\n- **bullets**: 2\n- **used**: 1\n\n"
              + "## 2026-02-10 09:00 UTC, session-start, 412 bytes\n\n"
              + "- **used** `1a2b3c4d` Run `sh scripts/test.sh`\n- `5e6f7a8b` never `double`\n",
          null);
    }
    if (tab == PreviewTab.DIFF) {
      return new Document.Comparison(
          "20260209T160000Z-1", REGISTRY.replace("passes", "fails"), "now", REGISTRY);
    }
    return switch (subject) {
      case Subject.Overview(var project) ->
          text("# " + project.cwd() + "\n\n- traces: 6\n- last consolidated: 2 h ago\n", null);
      case Subject.Summary _ -> text("# Memory summary\n\n- one\n- two\n", "memory_summary.md");
      case Subject.Registry(var project) ->
          project.equals(OLD)
              ? new Document.Missing("No registry yet: c consolidates the traces into one.")
              : text(REGISTRY, "MEMORY.md");
      case Subject.Skill _ -> text("# Run the tests\n\nsh scripts/test.sh\n", "SKILL.md");
      case Subject.Imported _ -> text(REGISTRY, "MEMORY.md");
      case Subject.SessionTrace _ -> text(TRACE, "trace.md");
      case Subject.Version _ -> text(REGISTRY, null);
      case Subject.Change(_, _, _, var wording) ->
          text(
              "# changed, in \"Preferences\"\n\n## In the memory now\n\n- never `double`"
                  + " [01a20297-7461 L53]\n\n## As proposed\n\n- "
                  + wording
                  + " [01a20297-7461 L66]\n",
              null);
      case Subject.Candidate _ -> text("# Fix the cart\n\n- reason: new\n", null);
      case Subject.Passage(var whole, _, _) -> document(whole, tab);
    };
  }

  private static Document text(String markdown, @Nullable String file) {
    return new Document.Text(
        markdown, Optional.ofNullable(file).map(name -> Path.of("/memories", name)), 0);
  }

  @Override
  public Panels panels(Panels.Choice choice) {
    return switch (choice) {
      case Panels.Choice.Dashboard _ -> dashboard();
      case Panels.Choice.Timeline(var only) -> timeline(only);
    };
  }

  /** Two days of sessions. */
  private static Panels timeline(Optional<Project> only) {
    EntryRow.Badge failed = new EntryRow.Badge("fail", Tone.BAD, "✗");
    List<Panels.Line> today =
        List.of(line(new Subject.SessionTrace(SHOP, id(0)), "Cart total is rounded", 1));
    List<Panels.Line> before =
        Stream.of(
                new Panels.Line(
                    new Subject.SessionTrace(DRAWING, id(2)),
                    "図面の保存が失敗する",
                    Optional.of(NOW.minus(Duration.ofHours(15))),
                    Optional.of(failed)))
            .filter(line -> only.isEmpty() || only.get().equals(line.subject().project()))
            .toList();
    List<Panels.Panel> days = new ArrayList<>();
    days.add(new Panels.Panel("Today", today, today.size(), ""));
    if (!before.isEmpty()) {
      days.add(new Panels.Panel("Yesterday", before, before.size(), ""));
    }
    return new Panels(List.of(), days);
  }

  private Panels dashboard() {
    return new Panels(
        List.of(0, 1, 4, 2, 9, 3, 0, 5, 6, 2, 8, 12),
        List.of(
            new Panels.Panel(
                "New since you looked, 3h ago",
                List.of(
                    line(new Subject.SessionTrace(SHOP, id(0)), "Cart total is rounded", 1),
                    line(new Subject.SessionTrace(DRAWING, id(2)), "図面の保存が失敗する", 15)),
                2,
                "Nothing new has been extracted."),
            new Panels.Panel(
                "Waits for you",
                projects.stream()
                    .filter(row -> row.waiting() > 0)
                    .map(
                        row ->
                            new Panels.Line(
                                Subject.Change.first(row.project()),
                                row.waiting() + " changes proposed",
                                Optional.empty(),
                                Optional.of(new EntryRow.Badge("review", Tone.WARN))))
                    .toList(),
                1,
                "Nothing waits."),
            new Panels.Panel("Failed lately", List.of(), 0, "Nothing has failed."),
            new Panels.Panel(
                "Open ends",
                List.of(
                    new Panels.Line(
                        new Subject.Passage(new Subject.Registry(SHOP), 12, "Preferences"),
                        "the report still uses double",
                        Optional.empty(),
                        Optional.empty())),
                7,
                "No open ends.")));
  }

  private static Panels.Line line(Subject subject, String text, int hours) {
    return new Panels.Line(
        subject, text, Optional.of(NOW.minus(Duration.ofHours(hours))), Optional.empty());
  }

  @Override
  public ActionPlan plan(Action.Planned action) {
    return switch (action) {
      case Action.Forget(var sessions) ->
          new ActionPlan(
              "Forget " + sessions.size() + " sessions?",
              List.of(
                  "Cart total is rounded with BigDecimal",
                  "MoneyTest \"no discount\" fixed; verify with sh scripts/test.sh",
                  "",
                  "database: 2 traces, 2 titles",
                  "MEMORY.md: 1 bullet, 3 mentions",
                  "MEMORY.md stays: it is pinned"),
              true);
      case Action.Consolidate(var consolidated) ->
          new ActionPlan(
              "Consolidate " + consolidated.size() + " project?",
              List.of("6 traces, 2 changed since the last consolidation", "MEMORY.md is rewritten"),
              false);
      default -> new ActionPlan("Go on?", List.of(), true);
    };
  }

  @Override
  public ActionOutcome perform(Action action, Progress.Listener listener) {
    performed.add(action);
    listener.progressed(new Progress(1, 2, "the first"));
    return switch (action) {
      case Action.Forget(var sessions) ->
          new ActionOutcome.Done(
              "forgot " + sessions.size() + " sessions",
              List.of(),
              Optional.of(new Action.Remember(sessions)));
      case Action.Consolidate(var consolidated) when consolidated.contains(DRAWING) ->
          new ActionOutcome.Busy(DRAWING.cwd(), lock());
      case Action.RunLine(var line, _) ->
          new ActionOutcome.Done("ran " + line, List.of("one line", "another"), Optional.empty());
      default -> new ActionOutcome.Done("done");
    };
  }

  /** Finds some words of the registry, of a trace and of a session without a trace. */
  @Override
  public SearchAnswer search(String text, Optional<Project> own, Progress.Listener listener) {
    List<FoundLine> lines =
        Stream.of(
                found(
                    FoundGroup.MEMORY,
                    new Subject.Registry(SHOP),
                    "Run `sh scripts/test.sh` (exit 0 and `all tests passed`).",
                    "01a20297-7461 L66"),
                found(
                    FoundGroup.TRACES,
                    new Subject.SessionTrace(SHOP, id(2)),
                    "`sh scripts/test.sh` reproduced it, exit 1: `expected 19.99 but was 19.98`",
                    id(2) + " L29"),
                found(
                    FoundGroup.SESSIONS,
                    new Subject.SessionTrace(SHOP, id(3)),
                    "please run the tests again",
                    id(3) + " L60"),
                found(
                    FoundGroup.SESSIONS,
                    new Subject.Candidate(DRAWING, id(3)),
                    "does the test of 図面 still hang?",
                    id(3) + " L12"))
            .filter(line -> line.text().contains(text))
            .map(line -> marked(line, text))
            .toList();
    return lines.isEmpty()
        ? SearchAnswer.nothing(text, "Did you mean test?")
        : new SearchAnswer(
            text,
            lines,
            lines.stream().collect(Collectors.groupingBy(FoundLine::group, Collectors.counting())),
            "");
  }

  private static FoundLine found(FoundGroup group, Subject subject, String text, String citation) {
    return new FoundLine(
        group,
        subject,
        List.of(new FoundLine.Piece(text, false)),
        List.of(citation),
        NOW.minus(Duration.ofHours(5)));
  }

  private static FoundLine marked(FoundLine line, String word) {
    String text = line.text();
    int at = text.indexOf(word);
    int end = at + word.length();
    return new FoundLine(
        line.group(),
        line.subject(),
        Stream.of(
                new FoundLine.Piece(text.substring(0, at), false),
                new FoundLine.Piece(word, true),
                new FoundLine.Piece(text.substring(end), false))
            .filter(piece -> !piece.text().isEmpty())
            .toList(),
        line.citations(),
        line.when());
  }

  @Override
  public Document evidence(FoundLine found) {
    return new Document.Evidence(
        found.citations().stream()
            .map(cited -> new Document.EvidenceLine(cited, "output", "all tests passed"))
            .toList());
  }

  @Override
  public Map<String, String> preferences() {
    return kept;
  }

  @Override
  public void keep(Map<String, String> preferences) {
    kept = preferences;
  }

  @Override
  public List<LineSuggestion> suggest(String line) {
    return Stream.of(
            new LineSuggestion("candidates", "candidates", "the sessions extraction would take"),
            new LineSuggestion("consolidate", "consolidate", "merge traces into the registry"),
            new LineSuggestion("extract", "extract", "distil sessions into traces"))
        .filter(suggestion -> suggestion.line().startsWith(line))
        .toList();
  }

  @Override
  public long stamp(Optional<Project> inView) {
    return performed.size();
  }
}
