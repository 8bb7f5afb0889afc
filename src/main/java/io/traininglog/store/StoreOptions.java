package io.traininglog.store;

import io.traininglog.Durability;
import java.time.Duration;

/**
 * How a database is opened.
 *
 * @param durability what a write survives
 * @param busyWait how long a call waits while another process holds the database
 * @param readOnly whether every write is refused
 */
public record StoreOptions(Durability durability, Duration busyWait, boolean readOnly) {}
