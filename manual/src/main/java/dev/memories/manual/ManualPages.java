package dev.memories.manual;

import dev.memories.cli.CommandTree;
import dev.memories.cli.call.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the manual pages, one for the program and one for each command. */
public final class ManualPages {
  private static final String NAME = "turn coding agents' session logs into a project's memory";
  private static final String ABOUT =
      "Turns the session logs of coding agents into memory that belongs to a project."
          + " Works offline; sends nothing anywhere unless told to.";

  private ManualPages() {}

  /**
   * Writes the pages.
   *
   * @param args the folder for the pages, then the version of the program
   * @throws IOException when it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    CommandSpec program = CommandTree.complete().getCommandSpec();
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      for (CommandSpec page : pages(program)) {
        String text = asciidoctor.convert(asciidoc(page), manualPage(args[1]));
        Files.writeString(folder.resolve(page.qualifiedName("-") + ".1"), tidy(text));
      }
    }
  }

  /** The program, its commands and the members of its groups, each as its page shows it. */
  private static List<CommandSpec> pages(CommandSpec command) {
    List<CommandSpec> pages = new ArrayList<>(List.of(command));
    for (CommandLine below : command.subcommands().values()) {
      if (!below.getCommandSpec().usageMessage().hidden()) {
        pages.addAll(pages(below.getCommandSpec()));
      }
    }
    describe(command);
    return pages;
  }

  private static void describe(CommandSpec command) {
    UsageMessageSpec page = command.usageMessage();
    // The section NAME shows the header, DESCRIPTION the description: we have one line for both.
    page.header(page.description());
    if (command.parent() == null) {
      page.header(NAME)
          .description(ABOUT)
          .exitCodeListHeading("Exit status%n")
          .exitCodeList(exitCodes());
    } else {
      command.options().stream().filter(OptionSpec::inherited).toList().forEach(command::remove);
    }
    List<String> examples = List.of(page.footer());
    if (examples.isEmpty()) {
      page.footerHeading("See also%n").footer(seeAlso(command));
    } else {
      List<String> footer = new ArrayList<>(List.of("----"));
      footer.addAll(examples);
      footer.addAll(List.of("----", "", "== See also", seeAlso(command)));
      page.footerHeading("Examples%n").footer(footer.toArray(String[]::new));
    }
  }

  private static String seeAlso(CommandSpec command) {
    return command.parent() == null
        ? "`memories COMMAND --help`, `memories demo`"
        : "*memories*(1) for the options that every command takes, and the exit status";
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(String.valueOf(code.number()), meaning(code));
    }
    return codes;
  }

  /** In the words of docs/spec/contract.md 4. */
  private static String meaning(ExitCode code) {
    return switch (code) {
      case DONE -> "done; also nothing to do";
      case FAILED -> "failed, and no other code says it better";
      case USAGE -> "wrong usage or settings; a Codex home that does not exist";
      case PARTLY -> "some sessions or projects failed; the rest is saved";
      case MODEL -> "the model or command could not be reached, refused, or has no key";
      case BUSY -> "another run holds the lock";
      case STATE -> "the state database or a memory tree cannot be read or written";
      case INTERRUPTED -> "interrupted; locks were given back and nothing is half written";
    };
  }

  private static String asciidoc(CommandSpec command) {
    StringWriter text = new StringWriter();
    ManPageGenerator.writeSingleManPage(new PrintWriter(text), command);
    return text.toString();
  }

  private static Options manualPage(String version) {
    return Options.builder()
        .backend("manpage")
        .standalone(true)
        .safe(SafeMode.SECURE)
        .attributes(
            Attributes.builder()
                .attribute("manmanual", "memories")
                .attribute("mansource", "memories " + version)
                .build())
        .build();
  }

  /** Removes what mandoc refuses or warns of: unused macros for links, and blank lines. */
  private static String tidy(String page) {
    return page.replaceFirst("(?s)\\n\\.de URL\\n.*?\\n\\.\\\\}\\n(?=\\.SH)", "\n")
            .replaceAll("(\\n\\.SH [^\\n]*)\\n\\.sp(?=\\n)", "$1")
            .strip()
        + "\n";
  }
}
