package dev.memories.extract;

import dev.memories.prompt.PromptTemplates;
import dev.memories.redact.RedactedPath;
import dev.memories.redact.SecretRedactor;
import dev.memories.rollout.files.Lineage;
import dev.memories.session.Session;
import dev.memories.text.Utf8Budget;
import dev.memories.transcript.Transcript;
import dev.memories.transcript.TranscriptCut;
import dev.memories.transcript.TranscriptFilter;
import dev.memories.transcript.TranscriptWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the prompts of phase 1 from transcripts without secrets, images and encrypted content
 * (docs/spec/product.md 3.4).
 */
public final class StageOnePrompts {
  private final PromptTemplates templates;
  private final SecretRedactor redactor;
  private final Lineage lineage;
  private final PromptSize size;

  public StageOnePrompts(
      PromptTemplates templates, SecretRedactor redactor, Lineage lineage, PromptSize size) {
    this.templates = templates;
    this.redactor = redactor;
    this.lineage = lineage;
    this.size = size;
  }

  /** The prompt for a session. */
  public StageOnePrompt of(Session session) throws IOException {
    return within(session, TranscriptCut.REFERENCE.maxBytes());
  }

  /** The prompt for a session with half of the transcript, after a model found it too long. */
  public StageOnePrompt shorterThan(StageOnePrompt prompt, Session session) throws IOException {
    long transcript = Utf8Budget.length(prompt.input());
    return within(session, (int) Math.max(transcript / 2, PromptSize.MIN_TRANSCRIPT));
  }

  private StageOnePrompt within(Session session, int maxBytes) throws IOException {
    Transcript whole = transcript(session, maxBytes);
    String system = templates.stageOneSystem();
    PromptSize.Fitted fitted = size.fit(system, whole.contents());
    String path = RedactedPath.of(session.files().rollout().toString());
    String cwd = RedactedPath.of(Optional.ofNullable(session.place().cwd()).orElse("unknown"));
    return new StageOnePrompt(
        system,
        templates.stageOneInput(path, cwd, fitted.contents()),
        Optional.ofNullable(whole.read()),
        fitted.tokens(),
        whole.truncated() || !fitted.contents().equals(whole.contents()));
  }

  private Transcript transcript(Session session, int maxBytes) throws IOException {
    Path rollout = session.files().rollout();
    return TranscriptWriter.forModel(TranscriptFilter.all(), new TranscriptCut(maxBytes), redactor)
        .write(rollout, lineage);
  }
}
