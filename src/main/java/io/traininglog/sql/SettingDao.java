package io.traininglog.sql;

/** Rows of the {@code settings} table: what was chosen for this database. */
interface SettingDao {

    /** 1 where history stays rows, else 0. */
    @KeptSql("SELECT count(*) FROM settings WHERE name = 'sealing' AND value = 'off'")
    long keepsRows();

    @KeptSql("""
            INSERT INTO settings (name, value) VALUES ('sealing', ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    void setSealing(String onOrOff);
}
