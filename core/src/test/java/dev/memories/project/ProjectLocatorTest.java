package dev.memories.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memories.session.Placement;
import dev.memories.session.Placement.Kind;
import dev.memories.session.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectLocatorTest {
  @TempDir Path temporary;

  private Path base;
  private final Map<String, String> rules = new LinkedHashMap<>();
  private final Map<Project, Project> moves = new HashMap<>();
  private final Map<Project, Project> splits = new HashMap<>();

  @BeforeEach
  void realPath() throws IOException {
    base = temporary.toRealPath();
  }

  @Test
  void linkedWorktreeBelongsToTheSamePlaceInTheMainWorkingTree() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    Files.createDirectories(fix.resolve("web/cart"));

    assertThat(locate(fix)).isEqualTo(located(shop, Kind.WORKTREE, fix.toString()));
    assertThat(locate(fix.resolve("web/cart")))
        .isEqualTo(located(shop.resolve("web/cart"), Kind.WORKTREE, fix.toString()));
    assertThat(locate(shop)).isEqualTo(located(shop, Kind.FOLDER, ""));
  }

  @Test
  void relativePathsOfGitAreReadFromTheirFolder() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    Files.writeString(fix.resolve(".git"), "gitdir: ../shop/.git/worktrees/fix\n");
    Files.writeString(shop.resolve(".git/worktrees/fix/gitdir"), "../../../../fix/.git\n");

    assertThat(locate(fix).project()).isEqualTo(project(shop));
  }

  @Test
  void worktreesOfABareRepositoryBelongTogether() throws IOException {
    Path bare = Files.createDirectories(base.resolve("shop.git"));
    Path hidden = Files.createDirectories(base.resolve("mill/.bare"));

    assertThat(locate(GitFolders.worktree(bare, base.resolve("a"))).project())
        .isEqualTo(project(bare));
    assertThat(locate(GitFolders.worktree(bare, base.resolve("b"))).project())
        .isEqualTo(project(bare));
    assertThat(locate(GitFolders.worktree(hidden, base.resolve("mill/main"))).project())
        .isEqualTo(project(base.resolve("mill")));
  }

  @Test
  void worktreeOfASubmoduleBelongsToTheSubmodule() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path lib = Files.createDirectories(shop.resolve("lib"));
    Path common = Files.createDirectories(shop.resolve(".git/modules/lib"));
    Files.writeString(lib.resolve(".git"), "gitdir: ../.git/modules/lib\n");
    Files.writeString(common.resolve("config"), "[core]\n\tworktree = ../../../lib\n");
    Path fix = GitFolders.worktree(common, base.resolve("lib-fix"));

    assertThat(locate(lib)).isEqualTo(located(lib, Kind.FOLDER, ""));
    assertThat(locate(fix).project()).isEqualTo(project(lib));
  }

  /** Else an unpacked archive could have its sessions read the memory of another project. */
  @Test
  void folderThatTheRepositoryDoesNotListIsNoWorktreeOfIt() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    Path copy = Files.createDirectories(base.resolve("copy"));
    Files.writeString(copy.resolve(".git"), "gitdir: " + shop.resolve(".git/worktrees/fix"));

    assertThat(locate(copy)).isEqualTo(located(copy, Kind.FOLDER, ""));
  }

  @ParameterizedTest
  @CsvSource({"''", "nonsense", "gitdir: /nowhere/.git/worktrees/x", "'gitdir: a\0b'", "gitdir: "})
  void brokenGitFileLeavesTheFolderItsOwn(String text) throws IOException {
    Path folder = Files.createDirectories(base.resolve("broken"));
    Files.writeString(folder.resolve(".git"), text);

    assertThat(locate(folder)).isEqualTo(located(folder, Kind.FOLDER, ""));
  }

  @Test
  void worktreesCanStayProjectsOfTheirOwn() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    rules.put("worktrees", "own");

    assertThat(locate(fix)).isEqualTo(located(fix, Kind.FOLDER, ""));
  }

  @Test
  void ruleForAFolderWinsOverItsRepository() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    rules.put(fix.toString(), "own");

    assertThat(locate(fix)).isEqualTo(located(fix, Kind.RULE, fix.toString()));
  }

  @Test
  void rulesCoverWhatLiesBelowAndTheFirstCounts() {
    rules.put("/srv/mono/*", "own");
    rules.put("/srv/mono/**", "/srv/mono/");
    rules.put("/srv/x/**", "/srv/x");

    assertThat(locate("/srv/mono/cart/src").project()).isEqualTo(new Project("/srv/mono/cart"));
    assertThat(locate("/srv/mono").project()).isEqualTo(new Project("/srv/mono"));
    assertThat(locate("/srv/x").project()).isEqualTo(new Project("/srv/x"));
    assertThat(locate("/srv/x/a/b")).isEqualTo(located(Path.of("/srv/x"), Kind.RULE, "/srv/x/**"));
    assertThat(locate("/srv/xy")).isEqualTo(located(Path.of("/srv/xy"), Kind.GONE, ""));
  }

  @Test
  void movedProjectsAreFollowedAndCirclesEnd() {
    moves.put(new Project("/srv/a"), new Project("/srv/b"));
    moves.put(new Project("/srv/b"), new Project("/srv/c"));
    moves.put(new Project("/srv/x"), new Project("/srv/y"));
    moves.put(new Project("/srv/y"), new Project("/srv/x"));

    assertThat(locate("/srv/a")).isEqualTo(located(Path.of("/srv/c"), Kind.MOVED, "/srv/b"));
    assertThat(locate("/srv/x").project()).isEqualTo(new Project("/srv/x"));
  }

  @Test
  void splitFolderIsAProjectWhateverRulesAndFoldersAroundItSay() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path docs = Files.createDirectories(shop.resolve("docs"));
    Path deep = Files.createDirectories(docs.resolve("old"));
    Path tool = Files.createDirectories(docs.resolve("tool"));
    Files.writeString(tool.resolve("go.mod"), "");
    splits.put(project(docs), project(shop));
    ProjectLocator joining =
        locator(Map.of()).joiningSubfolders(Set.of(project(shop), project(docs))::contains, null);

    assertThat(joining.locate(docs.toString()))
        .isEqualTo(located(docs, Kind.SPLIT, shop.toString()));
    assertThat(joining.locate(deep.toString()))
        .isEqualTo(located(docs, Kind.SPLIT, shop.toString()));
    assertThat(joining.locate(docs + "/gone"))
        .isEqualTo(located(docs, Kind.SPLIT, shop.toString()));
    assertThat(joining.locate(tool.toString())).isEqualTo(located(tool, Kind.FOLDER, ""));
    assertThat(joining.locate(shop.toString())).isEqualTo(located(shop, Kind.FOLDER, ""));

    rules.put(shop + "/**", shop.toString());
    rules.put(docs + "/old", "own");
    ProjectLocator ruled =
        locator(Map.of()).joiningSubfolders(Set.of(project(shop), project(docs))::contains, null);
    assertThat(ruled.locate(docs.toString()).project()).isEqualTo(project(docs));
    assertThat(ruled.locate(docs + "/gone").project()).isEqualTo(project(docs));
  }

  @Test
  void splitWorktreeIsNotItsRepository() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path fix = GitFolders.worktree(shop.resolve(".git"), base.resolve("fix"));
    assertThat(locate(fix).project()).isEqualTo(project(shop));

    splits.put(project(fix), project(shop));

    assertThat(locate(fix)).isEqualTo(located(fix, Kind.SPLIT, shop.toString()));
    moves.put(project(fix), project(base.resolve("new")));
    assertThat(locate(fix).project()).isEqualTo(project(base.resolve("new")));
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ann/orchard/, /home/ann/orchard, /home/ann/orchard",
    "/home//ann/./orchard, /home/ann/orchard, /home/ann/orchard",
    "/srv/a/../b, /srv/a/../b, /srv/a/../b",
    "C:\\Users\\Ann\\, C:\\Users\\Ann, /mnt/c/users/ann",
    "c:/Users/Ann, C:\\Users\\Ann, /mnt/c/users/ann",
    "\\\\?\\C:\\Users\\Ann, C:\\Users\\Ann, /mnt/c/users/ann",
    "C:\\, C:\\, /mnt/c",
    "/mnt/c/Users/Ann, /mnt/c/Users/Ann, /mnt/c/users/ann",
    "\\\\wsl.localhost\\Ubuntu\\home\\ann, \\\\wsl.localhost\\Ubuntu\\home\\ann, /home/ann",
    "\\\\wsl$\\Ubuntu\\home\\ann, \\\\wsl$\\Ubuntu\\home\\ann, /home/ann",
    "relative, relative, relative",
    "/, /, /"
  })
  void folderThatIsGoneHasOneSpelling(String cwd, String linux, String wsl) {
    assertThat(locator(Map.of()).spelling(cwd)).isEqualTo(linux);
    assertThat(locator(Map.of("WSL_DISTRO_NAME", "Ubuntu")).spelling(cwd)).isEqualTo(wsl);
  }

  @Test
  void folderInsideAProjectWithMemoryBelongsToIt() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path deep = Files.createDirectories(shop.resolve("docs/old"));
    Path web = Files.createDirectories(shop.resolve("web/src"));
    Files.writeString(shop.resolve("web/package.json"), "{}");
    Set<Project> withMemory = new HashSet<>(Set.of(project(shop)));
    ProjectLocator joining = locator(Map.of()).joiningSubfolders(withMemory::contains, null);

    assertThat(joining.locate(deep.toString()))
        .isEqualTo(located(shop, Kind.SUBFOLDER, deep.toString()));
    assertThat(joining.locate(shop.toString())).isEqualTo(located(shop, Kind.FOLDER, ""));
    assertThat(joining.locate(shop.resolve("web").toString()).project())
        .as("a package with a manifest")
        .isEqualTo(project(shop.resolve("web")));
    assertThat(joining.locate(web.toString()).project())
        .as("a folder of a package without memory")
        .isEqualTo(project(web));
    withMemory.add(project(deep));
    assertThat(joining.locate(deep.toString()).project())
        .as("a folder with memory of its own")
        .isEqualTo(project(deep));
  }

  @Test
  void folderBelowTheHomeFolderOrInAProjectWithoutMemoryIsItsOwn() throws IOException {
    Path home = GitFolders.repository(base.resolve("home"));
    Path below = Files.createDirectories(home.resolve("letters"));
    Path shop = GitFolders.repository(home.resolve("shop"));
    Path docs = Files.createDirectories(shop.resolve("docs"));
    ProjectLocator joining =
        locator(Map.of()).joiningSubfolders(project(home)::equals, home.toString());

    assertThat(joining.locate(below.toString())).isEqualTo(located(below, Kind.FOLDER, ""));
    assertThat(joining.locate(docs.toString())).isEqualTo(located(docs, Kind.FOLDER, ""));
  }

  @Test
  void rulesKeepSubfoldersApart() throws IOException {
    Path shop = GitFolders.repository(base.resolve("shop"));
    Path docs = Files.createDirectories(shop.resolve("docs"));
    rules.put("subfolders", "own");

    assertThat(
            locator(Map.of())
                .joiningSubfolders(project(shop)::equals, null)
                .locate(docs.toString()))
        .isEqualTo(located(docs, Kind.FOLDER, ""));
  }

  @Test
  void packageHasTheProjectAroundItAsParent() throws IOException {
    Path mono = GitFolders.repository(base.resolve("mono"));
    Path apps = Files.createDirectories(mono.resolve("apps"));
    Path cart = Files.createDirectories(apps.resolve("cart"));
    Files.writeString(cart.resolve("package.json"), "{}");
    Path docs = Files.createDirectories(mono.resolve("docs"));
    Path vendored = GitFolders.repository(apps.resolve("vendored"));
    Set<Project> withMemory = Set.of(project(mono), project(cart), project(base));
    ProjectLocator locator = locator(Map.of()).joiningSubfolders(withMemory::contains, null);

    assertThat(locator.parentOf(project(cart))).contains(project(mono));
    assertThat(locator.parentOf(project(mono))).isEmpty();
    assertThat(locator.parentOf(project(docs))).isEmpty();
    assertThat(locator.parentOf(project(vendored))).isEmpty();
    assertThat(locator.parentOf(Project.USER)).isEmpty();
    assertThat(
            locator(Map.of())
                .joiningSubfolders(withMemory::contains, mono.toString())
                .parentOf(project(cart)))
        .isEmpty();
  }

  /** What is above a repository is another project. */
  @Test
  void parentIsLookedForNoFurtherThanTheRepository() throws IOException {
    Files.writeString(base.resolve("package.json"), "{}");
    Path mono = GitFolders.repository(base.resolve("mono"));
    Path cart = Files.createDirectories(mono.resolve("cart"));
    Files.writeString(cart.resolve("package.json"), "{}");

    assertThat(
            locator(Map.of())
                .joiningSubfolders(project(base)::equals, null)
                .parentOf(project(cart)))
        .isEmpty();
    rules.put("subfolders", "own");
    assertThat(
            locator(Map.of())
                .joiningSubfolders(project(mono)::equals, null)
                .parentOf(project(cart)))
        .isEmpty();
  }

  @Test
  void folderThatIsGoneIsSpeltAsItsRealPathWas() throws IOException {
    Path real = Files.createDirectories(base.resolve("private/var"));
    Files.createSymbolicLink(base.resolve("var"), real);

    assertThat(locator(Map.of()).spelling(base.resolve("var/work/shop").toString()))
        .isEqualTo(real.resolve("work/shop").toString());
    assertThat(locator(Map.of()).spelling(base + "/var/../x")).isEqualTo(base + "/private/x");
  }

  @Test
  void caseDoesNotCountInPathsOfWindows() {
    assertThat(locator(Map.of()).ignoresCase("C:\\Work")).isTrue();
    assertThat(locator(Map.of()).ignoresCase("relative")).isFalse();
  }

  private LocatedProject locate(Path folder) {
    return locate(folder.toString());
  }

  private LocatedProject locate(String folder) {
    return locator(Map.of()).locate(folder);
  }

  private ProjectLocator locator(Map<String, String> environment) {
    return ProjectLocator.of(
        environment,
        ProjectRules.of(rules),
        project -> Optional.ofNullable(moves.get(project)),
        project -> Optional.ofNullable(splits.get(project)));
  }

  private static LocatedProject located(Path project, Kind kind, String detail) {
    return new LocatedProject(project(project), new Placement(kind, detail));
  }

  private static Project project(Path folder) {
    return new Project(folder.toString());
  }
}
