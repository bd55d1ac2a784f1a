package dev.memories.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.memories.cli.call.Subcommand;
import dev.memories.cli.command.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of cli, as ARCHITECTURE.md shows them. */
class CliArchitectureTest {
  private static final String CLI = "dev.memories.cli";
  private static final int MOST_FILES = 25;
  private static final Path MAP = Path.of("../ARCHITECTURE.md");

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("test-classes"))
          .importPackages(CLI);

  @Test
  void packagesHaveNoCycles() {
    slices().assignedFrom(new EveryPackage()).should().beFreeOfCycles().check(PROGRAM);
  }

  private static final class EveryPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return type.getPackageName().startsWith(CLI)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "every package of cli";
    }
  }

  /** A room may only use rooms that stand above it in the table. */
  @Test
  void roomsUseOnlyRoomsAboveThem() throws IOException {
    List<String> rooms = rooms();
    for (JavaClass type : PROGRAM) {
      int own = rooms.indexOf(room(type));
      assertThat(own).as("%s is in the table", type.getPackageName()).isNotNegative();
      assertThat(type.getDirectDependenciesFromSelf())
          .extracting(Dependency::getTargetClass)
          .filteredOn(used -> used.getPackageName().startsWith(CLI))
          .as(type.getName())
          .allSatisfy(used -> assertThat(rooms.indexOf(room(used))).isLessThanOrEqualTo(own));
    }
  }

  @Test
  void tableShowsNoRoomThatIsGone() throws IOException {
    Set<String> existing = new TreeSet<>();
    PROGRAM.forEach(type -> existing.add(room(type)));
    assertThat(existing).containsExactlyInAnyOrderElementsOf(rooms());
  }

  @Test
  void onlyDescriptorsSeeTheCall() {
    noClasses()
        .that()
        .resideInAPackage(CLI + ".command.(*)..")
        .and()
        .haveSimpleNameNotEndingWith("Commands")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Call.class)
        .check(PROGRAM);
  }

  @Test
  void everyCommandIsNamedAfterItsWord() {
    classes()
        .that()
        .implement(Subcommand.class)
        .should()
        .haveSimpleNameEndingWith("Command")
        .check(PROGRAM);
  }

  @Test
  void noPackageIsTooFull() {
    Map<String, Long> files =
        PROGRAM.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(files)
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
  }

  /** The rooms in the order of the table; the last row is the top package. */
  private static List<String> rooms() throws IOException {
    String map = Files.readString(MAP);
    String section = map.substring(map.indexOf("## Rooms of cli"), map.indexOf("## Rooms of tui"));
    List<String> rooms = new ArrayList<>();
    for (String row : section.lines().filter(line -> line.matches("\\| [`(].*")).toList()) {
      String first = "";
      Matcher names = Pattern.compile("`([a-z.]+)`").matcher(row.split("\\|")[1]);
      while (names.find()) {
        String name = names.group(1);
        String group = first.isEmpty() ? "" : first.substring(0, first.indexOf('.'));
        rooms.add(name.startsWith(".") ? group + name : name);
        first = first.isEmpty() ? name : first;
      }
      if (first.isEmpty()) {
        rooms.add("");
      }
    }
    return rooms;
  }

  private static String room(JavaClass type) {
    return type.getPackageName().substring(CLI.length()).replaceFirst("^\\.", "");
  }
}
