package io.traininglog.sql;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much this process has grown. SQLite's build that the driver brings counts no memory, and aggregates such as {@code
 * json_group_array} and {@code median} gather theirs without asking for any limit.
 */
final class MemoryGrowth {

    /** What one query may gather. */
    static final long MOST = 512L << 20;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long before = system.getCommittedVirtualMemorySize();

    boolean isTooMuch() {
        return system.getCommittedVirtualMemorySize() - before > MOST;
    }
}
