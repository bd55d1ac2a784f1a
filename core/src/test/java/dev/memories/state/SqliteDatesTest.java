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

/** Our replacement for a class of sqlite-jdbc (ADR 0011). */
class SqliteDatesTest {
  @Test
  void ourClassComesFirstOnTheClassPath() {
    assertThat(location(FastDateFormat.class))
        .isEqualTo(location(StateDatabase.class))
        .isNotEqualTo(location(JDBC.class));
  }

  /** We do not use this feature of the driver; the class must still work. */
  @Test
  void driverCanStoreDatesAsTextWithIt() throws Exception {
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
