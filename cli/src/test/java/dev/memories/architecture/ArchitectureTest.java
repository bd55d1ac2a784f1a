package dev.memories.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows and the rooms of ARCHITECTURE.md, held. */
class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages("dev.memories");

  private static final Path MAP = Path.of("../ARCHITECTURE.md");

  /** Which rooms a room may use. Subpackages belong to the room of their first name. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          room("failure"),
          room("text"),
          room("redact", "text"),
          room("model", "text", "redact", "program", "failure"),
          room("prompt", "text", "failure"),
          room("config", "text", "failure"),
          room("program", "text", "redact"),
          room("markdown"),
          room("shellline", "text"),
          room("session", "text"),
          room("folder", "session", "text"),
          room("project", "session", "text"),
          room("rollout", "session", "text"),
          room("codex", "rollout", "session", "text"),
          room("candidate", "session", "text"),
          room("transcript", "rollout", "session", "text", "redact"),
          room("trace", "session", "markdown", "text"),
          room("tree", "session", "trace", "markdown", "text", "redact", "failure"),
          room(
              "state",
              "candidate",
              "codex",
              "program",
              "project",
              "rollout",
              "session",
              "trace",
              "text",
              "failure"),
          room(
              "extract",
              "transcript",
              "trace",
              "shellline",
              "rollout",
              "session",
              "prompt",
              "model",
              "program",
              "redact",
              "text",
              "failure"),
          room(
              "consolidate",
              "folder",
              "trace",
              "markdown",
              "shellline",
              "session",
              "prompt",
              "model",
              "program",
              "redact",
              "text",
              "failure"),
          room("recall", "folder", "tree", "trace", "session", "markdown", "text"),
          room("review", "recall", "tree", "markdown", "text"),
          room(
              "doctor", "review", "state", "tree", "trace", "rollout", "session", "text",
              "failure"),
          room(
              "search",
              "extract",
              "state",
              "trace",
              "shellline",
              "rollout",
              "session",
              "markdown",
              "redact",
              "text"),
          room(
              "pipeline",
              "search",
              "consolidate",
              "review",
              "recall",
              "extract",
              "state",
              "program",
              "project",
              "tree",
              "trace",
              "candidate",
              "codex",
              "rollout",
              "session",
              "redact",
              "text",
              "model",
              "failure"));

  private static Map.Entry<String, Set<String>> room(String name, String... uses) {
    return Map.entry(name, Set.of(uses));
  }

  @TestFactory
  Stream<DynamicTest> arrowsPointOneWay() {
    return ARROWS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        classes()
                            .that()
                            .resideInAPackage("dev.memories." + entry.getKey() + "..")
                            .should(useOnly(entry.getKey(), entry.getValue()))
                            .allowEmptyShould(true)
                            .check(PROGRAM)));
  }

  private static ArchCondition<JavaClass> useOnly(String self, Set<String> allowed) {
    Set<String> rooms = new HashSet<>(allowed);
    rooms.add(self);
    return new ArchCondition<>("use only " + new TreeSet<>(rooms)) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith("dev.memories."))
            .filter(arrow -> !rooms.contains(roomOf(arrow.getTargetClass())))
            .forEach(
                arrow -> events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription())));
      }
    };
  }

  @TestFactory
  Stream<DynamicTest> everyArrowIsUsed() {
    return ARROWS.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> assertThat(usedBy(entry.getKey())).containsAll(entry.getValue())));
  }

  private static Set<String> usedBy(String room) {
    return PROGRAM.stream()
        .filter(type -> roomOf(type).equals(room))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(arrow -> arrow.getTargetClass())
        .filter(target -> target.getPackageName().startsWith("dev.memories."))
        .map(ArchitectureTest::roomOf)
        .collect(Collectors.toSet());
  }

  private static String roomOf(JavaClass type) {
    return type.getPackageName().substring("dev.memories.".length()).split("\\.", 2)[0];
  }

  /** A pipe or a device in the place of a file must not be opened. */
  @Test
  void onlyPlainFileOpensFilesForReading() {
    Set<String> readers =
        Set.of(
            "readString",
            "readAllBytes",
            "readAllLines",
            "lines",
            "newInputStream",
            "newBufferedReader");
    noClasses()
        .that(
            DescribedPredicate.describe(
                "are of core, except PlainFile",
                type ->
                    ARROWS.containsKey(roomOf(type)) && !type.getSimpleName().equals("PlainFile")))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "it opens a file",
                call ->
                    call.getTargetOwner().isEquivalentTo(Files.class)
                        && readers.contains(call.getName())))
        .orShould()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "it opens a file",
                call ->
                    call.getTargetOwner().isAssignableTo(java.io.FileInputStream.class)
                        || call.getTargetOwner().isAssignableTo(java.io.FileReader.class)))
        .check(PROGRAM);
  }

  /** A stored text may hold characters that no path can have. */
  @Test
  void onlyStoredPathMakesPathsOfStoredTexts() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.memories.state",
            "dev.memories.doctor",
            "dev.memories.pipeline..",
            "dev.memories.candidate",
            "dev.memories.tui.memory",
            "dev.memories.cli.command.reading")
        .and()
        .doNotHaveSimpleName("ActionExecutor") // names the current folder
        .should()
        .callMethod(Path.class, "of", String.class, String[].class)
        .check(PROGRAM);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("dev.memories.(*)..").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void packagesOfCoreHaveNoCycles() {
    slices()
        .matching("dev.memories.(**)")
        .should()
        .beFreeOfCycles()
        .check(
            PROGRAM.that(
                DescribedPredicate.describe("core", type -> ARROWS.containsKey(roomOf(type)))));
  }

  @Test
  void noPackageOfCoreHasMoreThan25Files() {
    Map<String, Long> sizes =
        PROGRAM.stream()
            .filter(type -> ARROWS.containsKey(roomOf(type)) && !type.isNestedClass())
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(sizes)
        .isNotEmpty()
        .allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(25));
  }

  @Test
  void everyRoomOfCoreIsListed() {
    Set<String> seen =
        PROGRAM.stream()
            .map(ArchitectureTest::roomOf)
            .collect(Collectors.toCollection(TreeSet::new));
    seen.removeAll(Set.of("tui", "cli"));
    assertThat(seen).isSubsetOf(ARROWS.keySet());
  }

  @Test
  void theMapShowsEveryRoomAndNoOtherArrow() throws IOException {
    Pattern row = Pattern.compile("\\| \\d? ?\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|");
    Map<String, String> shown =
        row.matcher(Files.readString(MAP))
            .results()
            .collect(Collectors.toMap(room -> room.group(1), room -> room.group(2).strip()));
    assertThat(shown.keySet()).isEqualTo(ARROWS.keySet());
    shown.forEach(
        (room, uses) -> {
          Set<String> drawn = uses.isEmpty() ? Set.of() : Set.of(uses.split(", "));
          assertThat(drawn).as(room).isEqualTo(ARROWS.get(room));
        });
  }

  @Test
  void theMapNamesClassesThatThereAre() throws IOException {
    Set<String> classes =
        PROGRAM.stream()
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.walk(MAP.resolveSibling("core/src/test"));
        Stream<Path> more = Files.walk(MAP.resolveSibling("cli/src/test"));
        Stream<Path> tui = Files.walk(MAP.resolveSibling("tui/src/test"))) {
      Stream.of(files, more, tui)
          .flatMap(all -> all)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .forEach(name -> classes.add(name.replace(".java", "")));
    }
    assertThat(Pattern.compile("`([A-Z]\\w*[a-z]\\w*)`").matcher(Files.readString(MAP)).results())
        .extracting(name -> name.group(1))
        .isNotEmpty()
        .isSubsetOf(classes);
  }

  @Test
  void librariesStayInTheirRooms() {
    only(
        "java.sql..",
        "dev.memories.state..",
        "dev.memories.codex..",
        "dev.memories.search..",
        "dev.memories.rollout.database..");
    only("com.github.jknack..", "dev.memories.prompt..");
    only("java.net.http..", "dev.memories.model..");
    only("dev.langchain4j..", "dev.memories.model..");
    only("org.commonmark..", "dev.memories.markdown..", "dev.memories.tui.page..");
    only("picocli..", "dev.memories.cli..");
    only("com.googlecode.lanterna..", "dev.memories.tui..");
    only(
        "org.jline..",
        "dev.memories.cli.shell..",
        "dev.memories.tui.terminal..",
        "dev.memories.tui.text..");
    only("me.tongfei..", "dev.memories.cli..");
  }

  /**
   * Short commands measure text, too. jline's table of widths is one small class; anything else of
   * jline would slow their start.
   */
  @Test
  void textIsMeasuredByJlinesTableAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.memories.tui.text..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.jline..").and(not(belongToAnyOf(WCWidth.class))))
        .check(PROGRAM);
  }

  private static void only(String library, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(PROGRAM);
  }

  @Test
  void coreAndTuiDoNotPrintOrExit() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.memories.cli..", "dev.memories.tui.terminal..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");
    rule.check(PROGRAM);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        PROGRAM.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(room -> room.getName())
            .sorted()
            .toList();
    assertThat(unmarked).isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() {
    List<String> vague =
        Arrays.asList("Utils", "Util", "Helper", "Manager", "Impl", "Service", "Info");
    noClasses()
        .should(
            new ArchCondition<>("have a vague name") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                String name = type.getSimpleName();
                boolean bad =
                    name.startsWith("Abstract") || vague.stream().anyMatch(name::endsWith);
                events.add(new SimpleConditionEvent(type, bad, type.getName()));
              }
            })
        .check(PROGRAM);
  }
}
