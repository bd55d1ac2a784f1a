package dev.memories.recall;

import dev.memories.folder.GoneCheck;
import dev.memories.folder.GoneCheck.Gone;
import dev.memories.folder.ProjectFolder;
import dev.memories.markdown.MarkdownPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a bullet names in code spans and the project no longer has. */
public final class StaleCheck {
  private final GoneCheck gone;

  public StaleCheck(ProjectFolder folder) {
    this.gone = new GoneCheck(folder);
  }

  /** What a bullet names that is gone, as in a command; empty if nothing is. */
  public Optional<String> missing(MemoryBullet bullet) {
    List<String> codes = new ArrayList<>();
    for (MarkdownPiece piece : MarkdownPiece.of(bullet.statement())) {
      if (piece instanceof MarkdownPiece.Code code) {
        codes.add(code.content().strip());
      }
    }
    Optional<Gone> found = gone.file(codes);
    for (String code : codes) {
      found = found.or(() -> gone.target(code));
    }
    return found.map(Gone::code);
  }
}
