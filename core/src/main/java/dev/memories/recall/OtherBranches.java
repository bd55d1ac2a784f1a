package dev.memories.recall;

import dev.memories.folder.GitBranches;
import dev.memories.text.PlainFile;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TreeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bullets whose sessions all worked on another branch than the one that is checked out,
 * unless git's files show that it is merged. An agent waits for it, so it looks at a bounded number
 * of traces.
 */
public final class OtherBranches {
  private static final int MOST_TRACES = 24;
  private static final long MAX_TRACE_BYTES = 256 * 1024;

  private final MemoryRoot root;
  private final Path cwd;
  private final Map<String, String> branches = new HashMap<>();
  private final Map<String, Boolean> elsewhere = new HashMap<>();
  private Optional<GitBranches> git = Optional.empty();
  private boolean hasLooked;
  private @Nullable Map<String, Path> traces;

  /**
   * @param root of the project
   * @param cwd where the agent works, which may be a linked worktree
   */
  public OtherBranches(MemoryRoot root, Path cwd) {
    this.root = root;
    this.cwd = cwd;
  }

  /**
   * The branch that a bullet is of; empty when it holds here, or nothing is known. The user's
   * wishes hold on every branch.
   */
  public Optional<String> of(MemoryBullet bullet) {
    boolean isWish =
        bullet.topic() == MemoryTopic.PINNED || bullet.topic() == MemoryTopic.PREFERENCES;
    if (isWish || bullet.citation().isEmpty()) {
      return Optional.empty();
    }
    return git().flatMap(here -> elsewhere(bullet, here));
  }

  private Optional<String> elsewhere(MemoryBullet bullet, GitBranches here) {
    String first = "";
    for (String session : CitedSessions.in(bullet.citation())) {
      String branch = branch(session);
      if (branch.isEmpty() || !elsewhere.computeIfAbsent(branch, here::isElsewhere)) {
        return Optional.empty();
      }
      first = first.isEmpty() ? branch : first;
    }
    return first.isEmpty() ? Optional.empty() : Optional.of(first);
  }

  /** The branch of the session whose id begins like that; empty when it is not known. */
  private String branch(String begin) {
    String known = branches.get(begin);
    if (known == null) {
      known = branches.size() < MOST_TRACES ? read(begin) : "";
      branches.put(begin, known);
    }
    return known;
  }

  private String read(String begin) {
    try {
      for (Map.Entry<String, Path> trace : traces().entrySet()) {
        if (trace.getKey().startsWith(begin) && Files.size(trace.getValue()) <= MAX_TRACE_BYTES) {
          Matcher branch = Named.BRANCH.matcher(PlainFile.lenientText(trace.getValue()));
          return branch.find() ? branch.group(1) : "";
        }
      }
      return "";
    } catch (IOException | TreeException _) {
      return "";
    }
  }

  private Map<String, Path> traces() {
    Map<String, Path> known = traces;
    if (known == null) {
      known = new TraceFolder(root).files();
      traces = known;
    }
    return known;
  }

  private Optional<GitBranches> git() {
    if (!hasLooked) {
      git = GitBranches.around(cwd);
      hasLooked = true;
    }
    return git;
  }

  /** Made only for a bullet that needs it: a hook usually does not. */
  private static final class Named {
    /** In the line of a trace that says where its session worked. */
    static final Pattern BRANCH =
        Pattern.compile("^Trace context: .*, branch `([^`]+)`", Pattern.MULTILINE);

    private Named() {}
  }
}
