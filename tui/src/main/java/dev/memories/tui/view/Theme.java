package dev.memories.tui.view;

import static dev.memories.tui.view.Paint.Attribute.BOLD;
import static dev.memories.tui.view.Paint.Attribute.ITALIC;
import static dev.memories.tui.view.Paint.Attribute.REVERSE;
import static dev.memories.tui.view.Paint.Attribute.UNDERLINE;

import dev.memories.tui.page.Ink;
import dev.memories.tui.state.Look;
import dev.memories.tui.view.Paint.Attribute;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * From what a cell means to how it looks.
 *
 * <p>Attributes carry the meaning in every theme; the coloured ones add colours to them.
 */
public final class Theme {
  private final Look look;
  private final ColourDepth depth;

  public Theme(Look look, ColourDepth depth) {
    this.look = look;
    this.depth = depth;
  }

  public Paint paint(Style style) {
    Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
    attributes.addAll(attributes(style.ink()));
    boolean bar = style.ground() == Ground.SELECTED;
    if (look == Look.MONO || depth == ColourDepth.SIXTEEN) {
      if (bar || style.ink() == Ink.FOUND) {
        attributes.add(REVERSE);
      }
      Optional<Tint> plain = look == Look.MONO || bar ? Optional.empty() : tint(style.ink());
      return new Paint(plain, Optional.empty(), Set.copyOf(attributes));
    }
    Optional<Tint> ground =
        switch (style.ground()) {
          case NONE -> style.ink() == Ink.FOUND ? Optional.of(found()) : Optional.empty();
          case SELECTED -> Optional.of(selected());
          case SELECTED_IDLE -> Optional.of(idle());
        };
    return new Paint(tint(style.ink()), ground, Set.copyOf(attributes));
  }

  private Set<Attribute> attributes(Ink ink) {
    return switch (ink) {
      case TITLE, STRONG, KEY, BAD, HUNK -> Set.of(BOLD);
      case HEADING -> Set.of(BOLD, UNDERLINE);
      case SUBHEADING, LINK -> Set.of(UNDERLINE);
      case EMPHASIS, QUOTE -> Set.of(ITALIC);
      case FOUND -> Set.of(BOLD);
      case TEXT, DIM, CODE, CITATION, RULE, ADDED, REMOVED, GOOD, WARN, BORDER, BORDER_FOCUSED ->
          Set.of();
    };
  }

  private Optional<Tint> tint(Ink ink) {
    boolean dark = look == Look.DARK;
    return switch (ink) {
      case TEXT, STRONG, EMPHASIS -> Optional.empty();
      case DIM, QUOTE ->
          Optional.of(dark ? new Tint(8, 245, 0x8A8FA8) : new Tint(8, 242, 0x6A6F80));
      case BORDER, RULE ->
          Optional.of(dark ? new Tint(8, 240, 0x4A5068) : new Tint(7, 250, 0xB8BCC8));
      case TITLE, KEY, LINK, BORDER_FOCUSED ->
          Optional.of(dark ? new Tint(4, 111, 0x7AA2F7) : new Tint(4, 25, 0x2E5BB8));
      case HEADING, SUBHEADING, HUNK ->
          Optional.of(dark ? new Tint(6, 116, 0x7DCFFF) : new Tint(6, 24, 0x00667F));
      case CODE, WARN -> Optional.of(dark ? new Tint(3, 179, 0xE0AF68) : new Tint(3, 94, 0x8A5A00));
      case CITATION -> Optional.of(dark ? new Tint(5, 140, 0xA48AD8) : new Tint(5, 90, 0x7A3E9D));
      case ADDED, GOOD ->
          Optional.of(dark ? new Tint(2, 149, 0x9ECE6A) : new Tint(2, 28, 0x2F7A2F));
      case REMOVED, BAD ->
          Optional.of(dark ? new Tint(1, 204, 0xF7768E) : new Tint(1, 124, 0xB3261E));
      case FOUND -> Optional.of(dark ? new Tint(0, 16, 0x101218) : new Tint(0, 16, 0x000000));
    };
  }

  private Tint selected() {
    return look == Look.DARK ? new Tint(4, 24, 0x2C3F6B) : new Tint(6, 153, 0xBFDDF7);
  }

  private Tint idle() {
    return look == Look.DARK ? new Tint(8, 236, 0x2A2E3D) : new Tint(7, 254, 0xE6E8EE);
  }

  private Tint found() {
    return look == Look.DARK ? new Tint(3, 179, 0xE0AF68) : new Tint(3, 221, 0xFFD75F);
  }
}
