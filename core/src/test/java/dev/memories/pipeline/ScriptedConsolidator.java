package dev.memories.pipeline;

import dev.memories.consolidate.Consolidator;
import dev.memories.session.Project;
import dev.memories.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A consolidator that writes given files, or runs any code of a test. */
public final class ScriptedConsolidator implements Consolidator {
  private final Script script;

  public ScriptedConsolidator(Script script) {
    this.script = script;
  }

  /** The work in the staging copy. */
  @FunctionalInterface
  public interface Script {
    void run(Path staging) throws IOException, InterruptedException;
  }

  public static ScriptedConsolidator writing(Map<String, String> files) {
    return new ScriptedConsolidator(staging -> write(staging, files));
  }

  public static void write(Path folder, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public void consolidate(Project project, Path staging, List<Trace> traces)
      throws InterruptedException {
    try {
      script.run(staging);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
