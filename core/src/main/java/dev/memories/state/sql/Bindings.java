package dev.memories.state.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The values for the question marks of a statement, in order. */
public final class Bindings {
  private final @Nullable Object[] values;

  private Bindings(@Nullable Object[] values) {
    this.values = values;
  }

  public static Bindings of(@Nullable Object... values) {
    return new Bindings(values.clone());
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
