package dev.memories.state;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is put for the question marks of a statement, in order. */
final class Values {
  private final @Nullable Object[] values;

  private Values(@Nullable Object[] values) {
    this.values = values;
  }

  static Values of(@Nullable Object... values) {
    return new Values(values.clone());
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
