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

/**
 * A compiled template. It escapes nothing, includes no files, and needs all values it names.
 *
 * <p>A malformed template makes handlebars throw any kind of {@link RuntimeException}, for example
 * from an index beyond the end of the text, and deep nesting overflows its stack. All of these are
 * reported as a fault of the template.
 */
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
    } catch (RuntimeException | IOException | StackOverflowError e) {
      throw failure(source.origin(), e);
    }
  }

  String render(Map<String, String> values) {
    try {
      return template.apply(values);
    } catch (RuntimeException | IOException | StackOverflowError e) {
      throw failure(origin, e);
    }
  }

  private static TemplateException failure(String origin, Throwable e) {
    boolean explained = e instanceof HandlebarsException || e instanceof IOException;
    String reason =
        explained
            ? OneLine.of(String.valueOf(e.getMessage()), MAX_REASON)
            : "handlebars cannot parse it; check that every {{ has its }} and every block its end";
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
