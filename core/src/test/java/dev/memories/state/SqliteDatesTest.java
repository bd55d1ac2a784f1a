package dev.memories.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;
import org.sqlite.date.FastDateFormat;

/** Our stand-in for a class of sqlite-jdbc (ADR 0011). */
class SqliteDatesTest {
  @Test
  void ours_comes_before_the_librarys() {
    assertThat(location(FastDateFormat.class))
        .isEqualTo(location(StateDatabase.class))
        .isNotEqualTo(location(JDBC.class));
  }

  /** The driver would read and write dates as text with it, did we ask it to. */
  @Test
  void the_driver_can_use_it() throws Exception {
    Timestamp time = Timestamp.from(Instant.parse("2026-02-03T04:05:06.007Z"));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite::memory:?date_class=text");
        PreparedStatement statement = connection.prepareStatement("SELECT ? AS time")) {
      statement.setTimestamp(1, time);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        assertThat(row.getTimestamp("time")).isEqualTo(time);
      }
    }
  }

  private static String location(Class<?> type) {
    return String.valueOf(type.getProtectionDomain().getCodeSource().getLocation());
  }
}
