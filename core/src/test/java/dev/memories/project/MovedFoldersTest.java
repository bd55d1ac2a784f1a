package dev.memories.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.project.MovedFolders.Recorded;
import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedFoldersTest {
  private static final List<Recorded> RECORDED = List.of(new Recorded("abcdef0", null));

  @TempDir Path temporary;
  private Path base;
  private Path gone;

  @BeforeEach
  void realPath() throws IOException {
    base = temporary.toRealPath();
    gone = base.resolve("work/shop");
    Files.createDirectories(gone.getParent());
  }

  @Test
  void folderBesideTheGoneOneWithItsRepositoryIsFound() throws IOException {
    Path renamed = GitFolders.repository(base.resolve("work/shop2"));
    GitFolders.repository(base.resolve("work/other"));

    assertThat(find(Set.of(), Set.of(renamed))).contains(renamed);
    assertThat(find(Set.of(), Set.of())).isEmpty();
  }

  @Test
  void knownFolderElsewhereIsFound() throws IOException {
    Path moved = GitFolders.repository(base.resolve("elsewhere/shop"));

    assertThat(find(Set.of(moved), Set.of(moved))).contains(moved);
    assertThat(find(Set.of(), Set.of(moved))).isEmpty();
  }

  /** Two clones of a repository are two places; only the user knows which one it became. */
  @Test
  void twoFoldersAreNoOffer() throws IOException {
    Path one = GitFolders.repository(base.resolve("work/one"));
    Path two = GitFolders.repository(base.resolve("work/two"));

    assertThat(find(Set.of(), Set.of(one, two))).isEmpty();
  }

  @Test
  void packageMovesWithTheRepositoryAroundIt() throws IOException {
    Path mono = GitFolders.repository(base.resolve("mono2"));
    Path cart = Files.createDirectories(mono.resolve("cart"));
    MovedFolders folders =
        new MovedFolders(List.of(base.resolve("mono"), mono), (folder, _) -> folder.equals(mono));

    assertThat(folders.of(new Project(base + "/mono/cart"), RECORDED)).contains(cart);
    assertThat(folders.of(new Project(base + "/mono/till"), RECORDED)).isEmpty();
  }

  @Test
  void folderThatIsThereAndOneWithoutCommitsWereNotMoved() throws IOException {
    Path renamed = GitFolders.repository(base.resolve("work/shop2"));
    MovedFolders folders = new MovedFolders(Set.of(), (_, _) -> true);

    assertThat(folders.of(new Project(gone.toString()), List.of())).isEmpty();
    assertThat(folders.of(new Project(renamed.toString()), RECORDED)).isEmpty();
  }

  private Optional<Path> find(Set<Path> known, Set<Path> withRepository) {
    return new MovedFolders(known, (folder, _) -> withRepository.contains(folder))
        .of(new Project(gone.toString()), RECORDED);
  }
}
