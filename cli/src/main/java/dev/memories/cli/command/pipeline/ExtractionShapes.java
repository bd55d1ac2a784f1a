package dev.memories.cli.command.pipeline;

import dev.memories.cli.memory.SessionIds;
import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Notices;
import dev.memories.cli.output.Style.Paint;
import dev.memories.cli.output.Table;
import dev.memories.cli.output.Timestamp;
import dev.memories.failure.FailureKind;
import dev.memories.pipeline.extract.ExtractionReport;
import dev.memories.pipeline.extract.ExtractionReport.Done;
import dev.memories.pipeline.extract.ExtractionReport.Failed;
import dev.memories.pipeline.extract.UnsavedExtraction;
import dev.memories.session.SessionId;
import dev.memories.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How extractions look in documents and tables. */
final class ExtractionShapes {
  private static final JsonShape<Trace.Usage> USAGE =
      JsonShape.<Trace.Usage>empty()
          .integer("inputTokens", "tokens sent", Trace.Usage::inputTokens)
          .integer("cachedInputTokens", "of these, from a cache", Trace.Usage::cachedInputTokens)
          .integer("outputTokens", "tokens received", Trace.Usage::outputTokens)
          .integer("requests", "requests made", Trace.Usage::requests);

  private static final JsonShape<Done> EXTRACTED =
      JsonShape.<Done>empty()
          .text("id", "the session", done -> done.id().value())
          .text("cwd", "its project", done -> done.trace().project().cwd())
          .path("tracePath", "the trace's file", Done::tracePath)
          .text("summary", "one line", done -> done.trace().summary())
          .text("extractor", "what made it", done -> done.trace().making().extractor())
          .objectOrNull(
              "usage",
              "what a model was asked for; null when none was",
              USAGE,
              done -> done.trace().making().usage())
          .integer("millis", "how long it took, in ms", done -> done.duration().toMillis());

  private static final JsonShape<Failed> FAILED =
      JsonShape.<Failed>empty()
          .text("id", "the session", failed -> failed.id().value())
          .path("rolloutPath", "its file", Failed::rollout)
          .text("kind", "what sort of failure", failed -> failed.kind().word())
          .text("message", "why it failed", Failed::message)
          .timeOrNull(
              "retryAt", "when it is tried again; null when not by itself", Failed::retryAt);

  static final JsonShape<ExtractionReport> DOCUMENT =
      JsonShape.<ExtractionReport>empty()
          .objects("extracted", "traces made", EXTRACTED, ExtractionReport::extracted)
          .objects("failed", "sessions that failed", FAILED, ExtractionReport::failed)
          .integer("skipped", "sessions looked at and left alone", ExtractionReport::skipped)
          .texts(
              "touchedProjects",
              "projects whose traces changed",
              ExtractionReport::touchedProjects);

  private static final JsonShape<Trace> TRACE =
      JsonShape.<Trace>empty()
          .text("id", "the session", trace -> trace.id().value())
          .text("cwd", "its project", trace -> trace.project().cwd())
          .text("summary", "one line", Trace::summary)
          .text("trace", "the trace, as Markdown", Trace::body)
          .text("extractor", "what made it", trace -> trace.making().extractor());

  /** The result of {@code extract --ephemeral}. */
  static final JsonShape<UnsavedExtraction.Report> UNSAVED =
      JsonShape.<UnsavedExtraction.Report>empty()
          .objects("traces", "traces made and not kept", TRACE, UnsavedExtraction.Report::traces)
          .objects("failed", "sessions that failed", FAILED, UnsavedExtraction.Report::failed);

  private ExtractionShapes() {}

  /** The traces one after the other. */
  static String markdown(UnsavedExtraction.Report report) {
    return report.traces().stream().map(Trace::body).collect(Collectors.joining("\n"));
  }

  static Table table(ExtractionReport report) {
    List<SessionId> ids =
        Stream.concat(
                report.extracted().stream().map(Done::id), report.failed().stream().map(Failed::id))
            .toList();
    int length = SessionIds.uniqueLength(ids);
    Table table = Table.withHeadings("ID", "OUTCOME", "PROJECT", "SUMMARY");
    for (Done done : report.extracted()) {
      String cwd = done.trace().project().cwd();
      table.row(
          id(done.id(), length),
          Cell.of("extracted").painted(Paint.GREEN),
          Cell.ofPath(cwd),
          Cell.of(done.tracePath().toString(), done.trace().summary()));
    }
    for (Failed failed : report.failed()) {
      table.row(
          id(failed.id(), length),
          Cell.of("failed").painted(Paint.RED),
          Cell.none(),
          Cell.of(failed.rollout().toString(), failed.message()));
    }
    return table;
  }

  private static Cell id(SessionId id, int length) {
    return Cell.of(id.value(), id.value().substring(0, length)).painted(Paint.CYAN);
  }

  /** Says on standard error what the traces cost, what failed, and why. */
  static void explain(Notices notices, ExtractionReport report) {
    cost(report).ifPresent(notices::say);
    explain(notices, report.failed());
  }

  /** Says what failed, and why. */
  static void explain(Notices notices, List<Failed> failures) {
    for (Failed failed : failures) {
      String hint =
          Optional.ofNullable(failed.retryAt())
              .map(at -> "it is tried again after " + Timestamp.of(at))
              .orElse(null);
      notices.error("could not extract " + failed.id() + ": " + failed.message(), hint);
    }
  }

  private static Optional<String> cost(ExtractionReport report) {
    List<Trace.Usage> usages =
        report.extracted().stream()
            .flatMap(done -> Stream.ofNullable(done.trace().making().usage()))
            .toList();
    return usages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the traces cost "
                + sum(usages, Trace.Usage::inputTokens)
                + " tokens in ("
                + sum(usages, Trace.Usage::cachedInputTokens)
                + " of them cached) and "
                + sum(usages, Trace.Usage::outputTokens)
                + " out, in "
                + sum(usages, Trace.Usage::requests)
                + " requests");
  }

  private static long sum(List<Trace.Usage> usages, ToLongFunction<Trace.Usage> part) {
    return usages.stream().mapToLong(part).sum();
  }

  static List<FailureKind> failures(List<Failed> failures) {
    return failures.stream().map(Failed::kind).toList();
  }
}
