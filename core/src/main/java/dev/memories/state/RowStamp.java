package dev.memories.state;

import dev.memories.session.Project;
import dev.memories.session.SessionId;
import dev.memories.state.sql.Row;
import java.sql.SQLException;

/**
 * What tells whether something made of a row is out of date, without reading the whole row.
 *
 * @param stamp changes whenever that has to be made anew
 */
public record RowStamp(SessionId id, Project project, String stamp) {
  static RowStamp of(Row row) throws SQLException {
    return new RowStamp(row.id("thread_id"), new Project(row.text("project")), row.text("stamp"));
  }
}
