package io.traininglog;

import io.traininglog.lineage.Extents;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Range;
import io.traininglog.store.Snapshot;
import io.traininglog.store.StoredRow;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** All that a database holds, cell by cell as it is stored, and all that its logs show: two are equal line by line. */
final class StoredContent {

    private final List<String> lines = new ArrayList<>();

    private StoredContent() {}

    static List<String> of(LogDatabase database) {
        StoredContent content = new StoredContent();
        database.handle().store().read(snapshot -> {
            content.lines.clear();
            snapshot.logs().stream()
                    .sorted((one, other) -> Uuids.hex(one.uuid()).compareTo(Uuids.hex(other.uuid())))
                    .forEach(log -> content.add(snapshot, log));
            return true;
        });
        for (LogSummary summary : database.logs()) {
            content.lines.add("listed: " + summary.uuid());
        }
        for (LogSummary summary : database.logs()) {
            try (TrainingLog log = database.open(summary.uuid())) {
                content.addShown(log);
            }
        }
        return content.lines;
    }

    private void add(Snapshot snapshot, LogRecord log) {
        List<LogRecord> ancestry = snapshot.ancestry(log.id());
        var extent = new Extents(snapshot).of(log);
        String name = "log " + Uuids.hex(log.uuid());
        lines.add(name + " of " + ancestry.stream().skip(1).map(LogRecord::uuid).toList() + " at " + log.resumedAt()
                + " on " + log.createdAt() + " shows " + extent.cells() + " up to " + extent.lastTime());
        snapshot.status(log.id()).forEach((key, cell) -> lines.add(name + " status '" + key + "' " + text(cell)));
        Range rest = Range.ALL;
        while (!rest.isEmpty()) {
            List<StoredRow> rows = snapshot.rows(log.id(), rest, 1000);
            for (StoredRow row : rows) {
                row.cells().forEach((key, cell) -> lines.add(name + " " + row.time() + " '" + key + "' " + text(cell)));
            }
            rest = rows.isEmpty()
                    ? Range.NONE
                    : rest.after(rows.get(rows.size() - 1).time());
        }
    }

    /** Every bit, but for those of NaN: there is one. */
    private static String text(Cell cell) {
        if (cell instanceof Cell.Blob blob) {
            return blob.kind() + " " + HexFormat.of().formatHex(blob.bytes());
        } else if (cell instanceof Cell.Damaged damaged) {
            Object value =
                    damaged.value() instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : damaged.value();
            return "damaged " + damaged.kind() + " " + value;
        } else if (cell instanceof Cell.Real real) {
            return "real " + Long.toHexString(Double.doubleToLongBits(real.value()));
        }
        return cell.toString();
    }

    private void addShown(TrainingLog log) {
        String name = "shown of " + log.hexUuid();
        lines.add(name + " from " + log.lineage() + " keys " + log.keys());
        for (String key : log.keys()) {
            Series series = log.series(key);
            lines.add(name + " series '" + key + "' " + Arrays.toString(series.times())
                    + Arrays.toString(series.values()) + series.skipped());
        }
        log.rows().forEach((time, row) -> {
            for (Map.Entry<String, ?> entry : row.entrySet()) {
                lines.add(name + " " + time + " '" + entry.getKey() + "' " + shown(entry));
            }
        });
    }

    private static String shown(Map.Entry<String, ?> entry) {
        try {
            Object value = entry.getValue();
            return value instanceof PickledObject pickled
                    ? pickled + HexFormat.of().formatHex(pickled.bytes())
                    : Arrays.deepToString(new Object[] {value});
        } catch (CodecException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
