package dev.memories.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.memories.session.Project;
import dev.memories.session.ProjectResolver;
import dev.memories.tree.MemoriesHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Map;

/** Uses real folders and links, which the operating system resolves. */
final class CwdBucketFamily implements VectorFamily {
  private final ProjectResolver projects = ProjectResolver.of(Map.of());

  @Override
  public String name() {
    return "cwd_bucket";
  }

  @Override
  public void check(VectorCase example) throws Exception {
    if (example.input().has("setup")) {
      checkIn(Files.createTempDirectory("cwd-bucket-").toRealPath(), example);
    } else {
      Project project = projects.resolve(cwd(example.input()));
      Path root = new MemoriesHome(Path.of("/home/u/.codex/memories")).root(project).folder();
      example.expected().assertText("bucket", project.bucket());
      example.expected().assertText("memory_root_under_home_u_codex", root.toString());
    }
  }

  private void checkIn(Path base, VectorCase example) throws Exception {
    try {
      for (JsonNode entry : example.input().required("setup")) {
        make(base, entry);
      }
      for (JsonNode bucket : example.expected().value("buckets")) {
        String hashed = bucket.required("hashed").textValue().replace("BASE", base.toString());
        assertThat(projects.resolve(base + "/" + bucket.required("cwd").textValue()).bucket())
            .as("%s", bucket)
            .isEqualTo(JdkSha256.hex(hashed.getBytes(StandardCharsets.UTF_8)));
      }
    } finally {
      delete(base);
    }
  }

  private static String cwd(JsonNode input) {
    return input.has("cwd_hex")
        ? new String(
            HexFormat.of().parseHex(input.required("cwd_hex").textValue()), StandardCharsets.UTF_8)
        : input.required("cwd").textValue();
  }

  private static void make(Path base, JsonNode entry) throws IOException {
    if (entry.has("dir")) {
      Files.createDirectories(base.resolve(entry.required("dir").textValue()));
    } else if (entry.has("file")) {
      Files.createFile(base.resolve(entry.required("file").textValue()));
    } else {
      Files.createSymbolicLink(
          base.resolve(entry.required("link").textValue()),
          Path.of(entry.required("target").textValue()));
    }
  }

  private static void delete(Path base) throws IOException {
    Files.walkFileTree(
        base,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
