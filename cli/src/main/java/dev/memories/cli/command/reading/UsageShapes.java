package dev.memories.cli.command.reading;

import dev.memories.cli.output.Cell;
import dev.memories.cli.output.JsonShape;
import dev.memories.cli.output.Table;
import dev.memories.recall.BulletUsage;
import dev.memories.recall.GivenBullets;
import dev.memories.recall.RegistryBullets;
import dev.memories.session.SessionId;
import dev.memories.state.TraceTable;
import dev.memories.trace.Trace;
import dev.memories.trace.TraceDocument;
import java.util.List;

/** How often each bullet of a registry was given and used, in documents and tables. */
final class UsageShapes {
  private static final JsonShape<BulletUsage> USAGE =
      JsonShape.<BulletUsage>empty()
          .text("id", "the bullet's id", usage -> usage.bullet().id())
          .text("text", "what it says", usage -> usage.bullet().statement())
          .integer("given", "sessions that were given it", BulletUsage::given)
          .integer(
              "used",
              "those that then ran a command or changed a file that it names",
              BulletUsage::used);

  static final JsonShape<List<BulletUsage>> DOCUMENT =
      JsonShape.<List<BulletUsage>>empty()
          .objects("bullets", "in the order of the registry", USAGE, bullets -> bullets);

  private UsageShapes() {}

  static List<BulletUsage> of(TreeFile registry, GivenBullets given, TraceTable traces) {
    return BulletUsage.of(
        RegistryBullets.of(registry.text()),
        given,
        session ->
            SessionId.parse(session)
                .flatMap(traces::find)
                .map(Trace::body)
                .map(TraceDocument::parse));
  }

  static Table table(List<BulletUsage> usages) {
    Table table =
        Table.withHeadings("GIVEN", "USED", "BULLET", "TEXT").whenEmpty(() -> "it has no bullets");
    for (BulletUsage usage : usages) {
      table.row(
          Cell.of(Long.toString(usage.given())),
          Cell.of(Long.toString(usage.used())),
          Cell.of(usage.bullet().id()),
          Cell.of(usage.bullet().statement()));
    }
    return table;
  }
}
