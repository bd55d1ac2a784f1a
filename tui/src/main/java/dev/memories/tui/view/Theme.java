package dev.memories.tui.view;

import static dev.memories.tui.view.CellPaint.Attribute.BOLD;
import static dev.memories.tui.view.CellPaint.Attribute.ITALIC;
import static dev.memories.tui.view.CellPaint.Attribute.REVERSE;
import static dev.memories.tui.view.CellPaint.Attribute.UNDERLINE;
import static dev.memories.tui.view.Colour.OWN;

import dev.memories.tui.page.TextRole;
import dev.memories.tui.state.ColourScheme;
import dev.memories.tui.view.CellPaint.Attribute;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Turns styles into colours and attributes.
 *
 * <p>Attributes distinguish the roles in every scheme; colours are additional.
 */
public final class Theme {
  private final ColourScheme scheme;
  private final ColourDepth depth;

  public Theme(ColourScheme scheme, ColourDepth depth) {
    this.scheme = scheme;
    this.depth = depth;
  }

  public CellPaint paint(CellStyle style) {
    Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
    attributes.addAll(attributes(style.role()));
    boolean bar = style.background() == CellStyle.Background.SELECTED;
    if (scheme == ColourScheme.MONO || depth.compareTo(ColourDepth.SIXTEEN) <= 0) {
      if (bar || style.role() == TextRole.FOUND) {
        attributes.add(REVERSE);
      }
      Optional<Colour> plain =
          scheme == ColourScheme.MONO || bar || style.role() == TextRole.FOUND
              ? Optional.empty()
              : tint(style.role());
      return new CellPaint(plain, Optional.empty(), Set.copyOf(attributes));
    }
    return switch (style.background()) {
      case NONE ->
          new CellPaint(
              tint(style.role()),
              style.role() == TextRole.FOUND ? Optional.of(found()) : Optional.empty(),
              Set.copyOf(attributes));
      // One colour for the whole row: few others can be read on the bar.
      case SELECTED ->
          new CellPaint(Optional.of(onSelected()), Optional.of(selected()), Set.copyOf(attributes));
      case SELECTED_IDLE ->
          new CellPaint(
              style.role() == TextRole.FOUND ? Optional.empty() : tint(style.role()),
              Optional.of(idle()),
              Set.copyOf(attributes));
    };
  }

  private Set<Attribute> attributes(TextRole role) {
    return switch (role) {
      case TITLE, STRONG, KEY, BAD, HUNK -> Set.of(BOLD);
      case HEADING -> Set.of(BOLD, UNDERLINE);
      case SUBHEADING, LINK -> Set.of(UNDERLINE);
      case EMPHASIS, QUOTE -> Set.of(ITALIC);
      case FOUND -> Set.of(BOLD, UNDERLINE);
      case BORDER_FOCUSED -> Set.of(BOLD);
      case TEXT, DIM, CODE, CITATION, RULE, ADDED, REMOVED, GOOD, WARN, BORDER -> Set.of();
    };
  }

  private Optional<Colour> tint(TextRole role) {
    boolean dark = scheme == ColourScheme.DARK;
    Optional<Colour> tint =
        switch (role) {
          case TEXT, STRONG, EMPHASIS -> Optional.empty();
          case DIM, QUOTE ->
              Optional.of(
                  dark ? new Colour(OWN, 7, 248, 0x9AA0B8) : new Colour(OWN, OWN, 240, 0x5A5F70));
          case BORDER, RULE ->
              Optional.of(dark ? new Colour(4, 8, 240, 0x4A5068) : new Colour(6, 8, 250, 0xB8BCC8));
          case TITLE, KEY, LINK, BORDER_FOCUSED ->
              Optional.of(dark ? new Colour(6, 14, 111, 0x7AA2F7) : new Colour(4, 4, 25, 0x2E5BB8));
          case HEADING, SUBHEADING, HUNK ->
              Optional.of(dark ? new Colour(6, 14, 116, 0x7DCFFF) : new Colour(4, 4, 24, 0x00667F));
          case CODE, WARN ->
              Optional.of(dark ? new Colour(3, 11, 179, 0xE0AF68) : new Colour(5, 5, 58, 0x8A5A00));
          case CITATION ->
              Optional.of(dark ? new Colour(6, 13, 141, 0xA48AD8) : new Colour(5, 5, 90, 0x7A3E9D));
          case ADDED, GOOD ->
              Optional.of(dark ? new Colour(2, 10, 149, 0x9ECE6A) : new Colour(4, 4, 22, 0x1F6A1F));
          case REMOVED, BAD ->
              Optional.of(dark ? new Colour(3, 9, 210, 0xF7768E) : new Colour(1, 1, 124, 0xB3261E));
          case FOUND ->
              Optional.of(dark ? new Colour(0, 0, 16, 0x101218) : new Colour(0, 0, 16, 0x000000));
        };
    return tint.filter(colour -> colour.isIn(depth));
  }

  private Colour onSelected() {
    return scheme == ColourScheme.DARK
        ? new Colour(7, 15, 231, 0xFFFFFF)
        : new Colour(0, 0, 16, 0x000000);
  }

  private Colour selected() {
    return scheme == ColourScheme.DARK
        ? new Colour(4, 4, 24, 0x2C3F6B)
        : new Colour(6, 6, 153, 0xBFDDF7);
  }

  private Colour idle() {
    return scheme == ColourScheme.DARK
        ? new Colour(0, 8, 236, 0x2A2E3D)
        : new Colour(7, 7, 254, 0xE6E8EE);
  }

  private Colour found() {
    return scheme == ColourScheme.DARK
        ? new Colour(3, 11, 179, 0xE0AF68)
        : new Colour(3, 11, 221, 0xFFD75F);
  }
}
