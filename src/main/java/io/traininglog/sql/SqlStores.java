package io.traininglog.sql;
import io.traininglog.store.Lease;
import java.nio.file.Path;
import javax.sql.DataSource;
/** Stub. */
public final class SqlStores {
  private SqlStores() {}
  /** S. */
  public static Lease open(Path p, SqlOptions o) { throw new IllegalStateException(); }
  /** S. */
  public static Lease open(String p, SqlOptions o) { throw new IllegalStateException(); }
  /** S. */
  public static Lease open(DataSource p, SqlOptions o) { throw new IllegalStateException(); }
}
