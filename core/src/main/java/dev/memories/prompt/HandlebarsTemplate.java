package dev.memories.prompt;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import dev.memories.text.OneLine;
import java.io.IOException;
import java.util.Map;

/** A compiled template. It escapes nothing, includes no files, and needs all values it names. */
final class HandlebarsTemplate {
  private static final int MAX_REASON = 400;

  private final String origin;
  private final Template template;

  private HandlebarsTemplate(String origin, Template template) {
    this.origin = origin;
    this.template = template;
  }

  static HandlebarsTemplate of(TemplateFiles.TemplateText source) {
    Handlebars handlebars = new Handlebars(new NoOtherFiles());
    handlebars.with(EscapingStrategy.NOOP);
    handlebars.registerHelperMissing(
        (_, options) -> {
          throw new IllegalArgumentException("there is no value " + options.helperName);
        });
    try {
      return new HandlebarsTemplate(
          source.origin(),
          handlebars.compile(new StringTemplateSource(source.origin(), source.text())));
    } catch (HandlebarsException | IOException e) {
      throw failure(source.origin(), e);
    }
  }

  String render(Map<String, String> values) {
    try {
      return template.apply(values);
    } catch (HandlebarsException | IOException e) {
      throw failure(origin, e);
    }
  }

  private static TemplateException failure(String origin, Exception e) {
    String reason = OneLine.of(String.valueOf(e.getMessage()), MAX_REASON);
    return new TemplateException(origin, reason, e);
  }

  /** Refuses to include other files. */
  private static final class NoOtherFiles extends AbstractTemplateLoader {
    @Override
    public TemplateSource sourceAt(String location) throws IOException {
      throw new IOException("a template cannot include " + location);
    }
  }
}
