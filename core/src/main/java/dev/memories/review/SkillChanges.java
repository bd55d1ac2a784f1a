package dev.memories.review;

import dev.memories.review.ProposedChange.OfSkill;
import dev.memories.text.PlainFile;
import dev.memories.tree.Disk;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TreeException;
import dev.memories.tree.outputs.HandKeptOutputs;
import dev.memories.tree.outputs.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the skills of two memory trees, without those that a person keeps. */
final class SkillChanges {
  private static final String SKILLS = "skills/";

  private SkillChanges() {}

  static List<ProposedChange> between(MemoryRoot before, MemoryRoot after) {
    SortedMap<String, String> present = Outputs.in(before).files();
    SortedMap<String, String> proposed = Outputs.in(after).files();
    TreeSet<String> names = new TreeSet<>();
    for (String path : Outputs.in(after).changedFrom(Outputs.in(before))) {
      if (path.startsWith(SKILLS)) {
        names.add(path.substring(SKILLS.length()).split("/", 2)[0]);
      }
    }
    List<ProposedChange> changes = new ArrayList<>();
    for (String name : names) {
      if (!Disk.exists(before.skills().resolve(name).resolve(HandKeptOutputs.MARK))) {
        changes.add(new OfSkill(name, text(before, name, present), text(after, name, proposed)));
      }
    }
    return changes;
  }

  /** The text of {@code SKILL.md}; null when there is no such skill. */
  private static @Nullable String text(
      MemoryRoot root, String name, SortedMap<String, String> files) {
    String folder = SKILLS + name;
    if (!files.containsKey(folder) && files.subMap(folder + "/", folder + "0").isEmpty()) {
      return null;
    }
    Path file = root.skills().resolve(name).resolve("SKILL.md");
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? PlainFile.lenientText(file)
          : "";
    } catch (IOException e) {
      throw new TreeException("read " + file, e);
    }
  }
}
