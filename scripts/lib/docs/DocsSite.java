import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes a static site of the Markdown documents of a checkout: a page a document, a list of all
 * pages, and an index of their sections for the search in the browser.
 */
final class DocsSite {
  private static final List<String> TOP =
      List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md");
  private static final int MOST_SECTION_CHARACTERS = 3_000;

  private final Path root;
  private final Path out;
  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final Map<Path, Document> documents = new LinkedHashMap<>();
  private final Set<Path> files = new TreeSet<>();
  private final List<String> broken = new ArrayList<>();

  /** A document, its title, and the anchors of its headings. */
  private record Document(Path source, Node text, String title, Map<Node, String> anchors) {}

  /** A part of a page from one heading to the next. */
  private record Section(String heading, String anchor, StringBuilder text) {}

  private DocsSite(Path root, Path out) {
    this.root = root;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    DocsSite site = new DocsSite(Path.of(args[0]).toRealPath(), Path.of(args[1]).toAbsolutePath());
    site.make();
    if (!site.broken.isEmpty()) {
      site.broken.forEach(link -> System.err.println("docs: could not find " + link));
      System.exit(1);
    }
    System.err.println(
        "docs: " + site.documents.size() + " pages; open " + site.out.resolve("index.html"));
  }

  private void make() throws IOException {
    for (Path source : sources()) {
      documents.put(source, parse(source));
    }
    documents.values().forEach(this::rewriteLinks);
    for (Document document : documents.values()) {
      write(page(document.source()), html(document));
    }
    for (Path file : files) {
      Path to = out.resolve(file.toString());
      Files.createDirectories(to.getParent());
      Files.copy(root.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
    }
    Path own = root.resolve("scripts/lib/docs");
    for (String file : List.of("site.css", "search.js")) {
      Files.copy(own.resolve(file), out.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    write(Path.of("sections.js"), "const SECTIONS = [\n" + sections() + "];\n");
  }

  private List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(TOP.stream().map(Path::of).toList());
    try (Stream<Path> found = Files.walk(root.resolve("docs"))) {
      found
          .filter(file -> file.toString().endsWith(".md"))
          .map(root::relativize)
          .sorted()
          .forEach(sources::add);
    }
    sources.add(Path.of("scripts/examples/README.md"));
    return sources;
  }

  private Document parse(Path source) throws IOException {
    Node text = parser.parse(Files.readString(root.resolve(source)));
    Map<Node, String> anchors = new HashMap<>();
    Set<String> taken = new HashSet<>();
    List<String> titles = new ArrayList<>();
    text.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            String words = words(heading);
            titles.add(words);
            String anchor = slug(words);
            for (int next = 1; !taken.add(anchor); next++) {
              anchor = slug(words) + "-" + next;
            }
            anchors.put(heading, anchor);
          }
        });
    String title = titles.isEmpty() ? source.getFileName().toString() : titles.getFirst();
    return new Document(source, text, title, anchors);
  }

  /** The anchor of a heading, as GitHub makes it. */
  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
  }

  /** The words of a node without its marks. */
  private static String words(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text words) {
            text.append(words.getLiteral());
          }

          @Override
          public void visit(Code code) {
            text.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak end) {
            text.append(' ');
          }

          @Override
          public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            text.append(' ');
          }

          @Override
          public void visit(CustomNode cell) {
            visitChildren(cell);
            text.append(' ');
          }

          @Override
          public void visit(FencedCodeBlock block) {
            text.append(block.getLiteral());
          }

          @Override
          public void visit(IndentedCodeBlock block) {
            text.append(block.getLiteral());
          }
        });
    return text.toString();
  }

  private static Path page(Path source) {
    Path folder = source.getParent() == null ? Path.of("") : source.getParent();
    String name = source.getFileName().toString();
    return folder.resolve(
        name.equals("README.md") ? "index.html" : name.replaceFirst("\\.md$", ".html"));
  }

  private void rewriteLinks(Document document) {
    document
        .text()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                link.setDestination(target(document, link.getDestination()));
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                image.setDestination(target(document, image.getDestination()));
              }
            });
  }

  private String target(Document document, String link) {
    if (link.matches("[a-z]+:.*")) {
      return link;
    }
    int hash = link.indexOf('#');
    String file = decoded(hash < 0 ? link : link.substring(0, hash));
    String anchor = hash < 0 ? "" : link.substring(hash + 1);
    Path folder = page(document.source()).getParent();
    Path from = folder == null ? Path.of("") : folder;
    Path named = file.isEmpty() ? document.source() : from.resolve(file).normalize();
    if (Files.isDirectory(root.resolve(named))) {
      named = named.resolve("README.md");
    }
    Document to = documents.get(named);
    if (to == null) {
      if (!Files.isRegularFile(root.resolve(named))) {
        broken.add(link + " in " + document.source());
        return link;
      }
      files.add(named);
      return from.relativize(named).toString();
    }
    if (!anchor.isEmpty() && !to.anchors().containsValue(decoded(anchor))) {
      broken.add(link + " in " + document.source());
    }
    String page = file.isEmpty() ? "" : from.relativize(page(named)).toString();
    return page + (anchor.isEmpty() ? "" : "#" + anchor);
  }

  private static String decoded(String link) {
    return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private String html(Document document) {
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(
                _ ->
                    (node, _, attributes) -> {
                      String anchor = document.anchors().get(node);
                      if (anchor != null) {
                        attributes.put("id", anchor);
                      }
                    })
            .build();
    String up = "../".repeat(page(document.source()).getNameCount() - 1);
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="stylesheet" href="%ssite.css">
        </head>
        <body>
        <nav aria-label="documents">
        <input id="search" type="search" placeholder="Search ( / )" aria-label="Search">
        <ul id="found" aria-live="polite"></ul>
        %s</nav>
        <main>
        %s</main>
        <script>const ROOT = '%s';</script>
        <script src="%ssections.js"></script>
        <script src="%ssearch.js"></script>
        </body>
        </html>
        """
        .formatted(
            escaped(document.title()),
            up,
            navigation(document, up),
            renderer.render(document.text()),
            up,
            up,
            up);
  }

  private String navigation(Document current, String up) {
    StringBuilder text = new StringBuilder();
    String group = "";
    for (Document document : documents.values()) {
      String own = group(document.source());
      if (!own.equals(group)) {
        text.append(group.isEmpty() ? "" : "</ul>\n");
        text.append("<h2>").append(own).append("</h2>\n<ul>\n");
        group = own;
      }
      text.append("<li><a href=\"")
          .append(up)
          .append(page(document.source()))
          .append(document == current ? "\" aria-current=\"page\">" : "\">")
          .append(escaped(document.title()))
          .append("</a></li>\n");
    }
    return text.append("</ul>\n").toString();
  }

  private static String group(Path source) {
    String folder = String.valueOf(source.getParent());
    return switch (folder) {
      case "null" -> "Start";
      case "docs" -> "Guides";
      case "docs/spec" -> "Specification";
      case "docs/adr" -> "Decisions";
      default -> "Examples";
    };
  }

  private String sections() {
    StringBuilder text = new StringBuilder();
    for (Document document : documents.values()) {
      Section section = new Section(document.title(), "", new StringBuilder());
      for (Node node = document.text().getFirstChild(); node != null; node = node.getNext()) {
        String anchor = document.anchors().get(node);
        if (anchor != null) {
          append(text, document, section);
          section = new Section(words(node), anchor, new StringBuilder());
        } else {
          section.text().append(section.text().isEmpty() ? "" : " ").append(words(node));
        }
      }
      append(text, document, section);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Document document, Section section) {
    if (section.text().isEmpty()) {
      return;
    }
    String words = section.text().toString().replaceAll("\\s+", " ").strip();
    text.append("{page: ")
        .append(quoted(document.title()))
        .append(", heading: ")
        .append(quoted(section.heading()))
        .append(", url: ")
        .append(quoted(page(document.source()) + "#" + section.anchor()))
        .append(", text: ")
        .append(quoted(words.substring(0, Math.min(words.length(), MOST_SECTION_CHARACTERS))))
        .append("},\n");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean isPlain = c >= ' ' && c != '"' && c != '\\' && c != '<' && c < '\u2028';
      quoted.append(isPlain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return quoted.append('"').toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private void write(Path file, String text) throws IOException {
    Path to = out.resolve(file.toString());
    Files.createDirectories(to.getParent());
    Files.writeString(to, text);
  }
}
