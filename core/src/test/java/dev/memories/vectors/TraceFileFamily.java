package dev.memories.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.tree.MemoryRoot;
import dev.memories.tree.TraceFile;
import dev.memories.tree.TraceFolder;
import dev.memories.tree.TraceHeader;
import dev.memories.tree.TreeException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Trace files with header values as they are. Escaping them is a difference of the product
 * (docs/spec/product.md 4.11), which {@link ProductDifferencesTest} tests.
 */
final class TraceFileFamily implements VectorFamily {
  @Override
  public String name() {
    return "trace_file";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    Expected expected = example.expected();
    try (FileTree tree = FileTree.of(example.input().required("files"))) {
      try {
        Path file = new TraceFolder(new MemoryRoot(tree.root())).write(traceFile(example.input()));
        expected.assertFlag("ok", true);
        expected.assertText("file_name", file.getFileName().toString());
        expected.assertText("body", Files.readString(file));
      } catch (TreeException e) {
        expected.assertFlag("ok", false);
        expected.assertText("error", "not_found");
        assertThat(e).hasCauseInstanceOf(NoSuchFileException.class);
      }
      expected.assertListing("files_after", tree.listing());
    }
  }

  private static TraceFile traceFile(JsonNode input) {
    JsonNode candidate = input.required("candidate");
    return TraceFile.of(
        new TraceHeader(
            candidate.required("thread_id").textValue(),
            path(candidate.required("cwd")),
            path(candidate.required("rollout_path")),
            candidate.required("updated_at").textValue()),
        candidate.required("title").textValue(),
        VectorCase.textOf(input.required("trace_memory")));
  }

  private static String path(JsonNode node) {
    return node.isTextual()
        ? node.textValue()
        : new String(HexFormat.of().parseHex(node.required("hex").textValue()), UTF_8);
  }
}
