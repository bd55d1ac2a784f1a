package org.sqlite.date;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Stands before the class of this name in sqlite-jdbc, which makes two of them for every connection
 * and so reads the calendars, symbols and zones of the locale: 13 ms of a command that takes 60,
 * for dates as text, of which our databases hold none (ADR 0011).
 */
public final class FastDateFormat {
  private final String pattern;
  private final TimeZone zone;

  private FastDateFormat(String pattern, TimeZone zone) {
    this.pattern = pattern;
    this.zone = zone;
  }

  /** In the zone of this machine. */
  public static FastDateFormat getInstance(String pattern) {
    return getInstance(pattern, null);
  }

  /**
   * Makes one.
   *
   * @param pattern as {@link SimpleDateFormat} has it
   * @param zone null for the zone of this machine
   */
  public static FastDateFormat getInstance(String pattern, TimeZone zone) {
    return new FastDateFormat(pattern, zone);
  }

  public Date parse(String text) throws ParseException {
    return format().parse(text);
  }

  public String format(Date date) {
    return format().format(date);
  }

  private SimpleDateFormat format() {
    SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ROOT);
    if (zone != null) {
      format.setTimeZone(zone);
    }
    return format;
  }
}
