package dev.memories.vectors;

import java.util.List;

/** All families that are run. The test reports other families as skipped. */
final class VectorFamilies {
  private VectorFamilies() {}

  static List<VectorFamily> all() {
    return List.of(
        new BoundaryHelpersFamily(),
        new CandidateSelectionFamily(),
        new ConsolidationLockFamily(),
        new CwdBucketFamily(),
        new DirectoryUpkeepFamily(),
        new OutputSchemaFamily(),
        new PipelineFamily(),
        new RedactionFamily(),
        new ResponseTextFamily(),
        new RolloutFilterFamily(),
        new RolloutLoadFamily(),
        new RolloutPromptFamily(),
        new StageOneParseFamily(),
        new StageOneParseLargeFamily(),
        new StorageTruncationFamily(),
        new SummaryIndexFamily(),
        new SummaryNormalisationFamily(),
        new TraceFileFamily(),
        new TraceFileIdFamily(),
        new TraceSlugFamily(),
        new TraceStructureFamily(),
        new WhitespaceSweepFamily());
  }
}
