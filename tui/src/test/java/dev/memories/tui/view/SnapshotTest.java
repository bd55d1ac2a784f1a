package dev.memories.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.tui.fake.FakeCatalog;
import dev.memories.tui.fake.Screens;
import dev.memories.tui.state.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares screens with text files; {@code -Dgolden.update=true} rewrites the files. */
class SnapshotTest {
  private static final Path FOLDER = Path.of("src/test/resources/snapshots");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final List<Size> SIZES =
      List.of(new Size(40, 12), new Size(80, 24), new Size(120, 40));

  private record Scene(String name, String keys, Supplier<FakeCatalog> memory) {
    Scene(String name, String keys) {
      this(name, keys, FakeCatalog::small);
    }
  }

  private static final List<Scene> SCENES =
      List.of(
          new Scene("start", ""),
          new Scene("traces", "enter,down,down"),
          new Scene("preview", "enter,down,enter,down,down,down"),
          new Scene("evidence", "enter,down,enter,down,down,down,down,enter"),
          new Scene("registry", "down,down,enter,down"),
          new Scene("diff", "down,down,3,[,j,j"),
          new Scene("filter", "enter,/,text:cart"),
          new Scene("wide", "down,down,down,down,down,down,down,enter,enter"),
          new Scene("help", "?"),
          new Scene("search", "s,text:test,down,down"),
          new Scene("search-evidence", "s,text:test,tab"),
          new Scene("palette", ":,text:c,down"),
          new Scene("consolidate", "c"),
          new Scene("forget", "enter,space,space,f"),
          new Scene("locks", "L"),
          new Scene("copy", "y"),
          new Scene("dashboard", "0,j", FakeCatalog::reviewing),
          new Scene("review", "down,2,down", FakeCatalog::reviewing),
          new Scene("review-change", "down,2,down,3,j,j,j,j", FakeCatalog::reviewing),
          new Scene("given", "2,3,],],]"));

  @TestFactory
  Stream<DynamicTest> screensMatchTheirSnapshots() {
    return SIZES.stream()
        .flatMap(
            size ->
                SCENES.stream()
                    .map(
                        scene ->
                            DynamicTest.dynamicTest(name(scene, size), () -> check(scene, size))));
  }

  @Test
  void everySnapshotHasAScene() throws IOException {
    Set<String> expected =
        SIZES.stream()
            .flatMap(size -> SCENES.stream().map(scene -> name(scene, size)))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String name(Scene scene, Size size) {
    return scene.name() + "-" + size + ".txt";
  }

  private static void check(Scene scene, Size size) throws IOException {
    String screen =
        BrowserView.draw(Screens.after(scene.memory().get(), size, scene.keys())).text();
    Path file = FOLDER.resolve(name(scene, size));
    if (UPDATE) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, screen);
    }
    assertThat(screen).isEqualTo(Files.readString(file));
  }
}
