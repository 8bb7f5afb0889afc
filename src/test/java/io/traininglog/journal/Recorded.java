package io.traininglog.journal;

import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a journal handed out, each record as a text that tells all of it. */
final class Recorded implements RecordVisitor {

    final List<String> records = new ArrayList<>();

    @Override
    public void number(UUID log, long time, String key, double value) {
        records.add(log + " " + time + " " + text(key) + "=" + text(new Cell.Real(value)));
    }

    @Override
    public void numbers(UUID log, long time, String[] keys, double[] values) {
        StringBuilder step = new StringBuilder(log + " " + time + " numbers");
        for (int i = 0; i < values.length; i++) {
            step.append(' ').append(text(keys[i])).append('=').append(text(new Cell.Real(values[i])));
        }
        records.add(step.toString());
    }

    @Override
    public void cells(UUID log, long time, Map<String, Cell> cells) {
        StringBuilder step = new StringBuilder(log + " " + time + " cells");
        cells.forEach(
                (key, cell) -> step.append(' ').append(text(key)).append('=').append(text(cell)));
        records.add(step.toString());
    }

    @Override
    public void status(UUID log, String key, Cell cell) {
        records.add(log + " status " + text(key) + "=" + text(cell));
    }

    @Override
    public void statusAdd(UUID log, String key, long delta) {
        records.add(log + " status " + text(key) + "+=" + delta);
    }

    private static String text(String text) {
        return Arrays.toString(text.toCharArray());
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Real real) {
            return "real " + Long.toHexString(Double.doubleToRawLongBits(real.value()));
        } else if (cell instanceof Cell.Text string) {
            return "text " + text(string.value());
        } else if (cell instanceof Cell.Blob blob) {
            return blob.kind() + " " + HexFormat.of().formatHex(blob.bytes());
        }
        return cell.toString();
    }
}
