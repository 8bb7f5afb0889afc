package io.traininglog.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trainer's state as a log. */
final class TrainerStateLog implements SourceLog {

    private static final String HISTORY = "log_history";
    private static final String STEP = "step";
    private static final String IMPORTED_FROM = "imported_from";
    private static final String EPOCHS_DONE = "epochs_done";

    /** What a log's own status means by these is not what a file could mean. */
    private static final Set<String> TAKEN =
            Set.of("iterations_done", EPOCHS_DONE, "_epoch_ends", "resumed_from", IMPORTED_FROM);

    private final Path file;
    private final LogOrigin origin;
    private final long size;

    private TrainerStateLog(Path file, LogOrigin origin, long size) {
        this.file = file;
        this.origin = origin;
        this.size = size;
    }

    static TrainerStateLog of(Path file) throws IOException {
        LogOrigin origin = LogOrigin.of(Identity.of("trainer-state", Identity.content(file)));
        return new TrainerStateLog(file, origin, Files.size(file));
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public LogOrigin origin() {
        return origin;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        try (JsonParser json = JsonInput.open(file);
                SortedRows sorted = new SortedRows()) { // entries of a step need not stand side by side
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no trainer's state, but some other JSON");
            }
            long steps = read(json, sorted, to, leftOut, progress);
            if (json.nextToken() != null) {
                throw new IOException("something follows its end, at line "
                        + json.currentTokenLocation().getLineNr());
            }
            Rows rows = new Rows(to, leftOut);
            sorted.forEach((step, place, entry) -> row(step, JsonInput.object(entry), place, rows));
            to.putStatus(IMPORTED_FROM, "trainer-state");
            to.putStatus("iterations_done", Math.max(steps, rows.lastTime()));
        } catch (JsonProcessingException e) {
            throw new IOException(JsonInput.failure(e), e);
        }
    }

    /** Answers how many steps it says were done, or 0. */
    private long read(JsonParser json, SortedRows rows, LogWriter to, LeftOut leftOut, Progress progress)
            throws IOException {
        boolean hasHistory = false;
        long steps = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = JsonInput.name(json);
            json.nextToken();
            if (name.equals(HISTORY)) {
                hasHistory = true;
                history(json, rows, leftOut, progress);
            } else {
                @Nullable Object value = JsonInput.value(json);
                if (name.equals("global_step") && value instanceof Long step) {
                    steps = Math.max(0, step);
                }
                status(name, value, to, leftOut);
            }
        }
        if (!hasHistory) {
            throw new IOException("it is no trainer's state: it has no " + HISTORY);
        }
        return steps;
    }

    private void status(String name, @Nullable Object value, LogWriter to, LeftOut leftOut) {
        if (TAKEN.contains(name)) {
            leftOut.add(name() + ", " + name, "a log's status has an entry of its own of that name");
            return;
        }
        to.putStatus(name, value);
        if (name.equals("epoch") && value instanceof Number epoch && epoch.doubleValue() >= 0) {
            to.putStatus(EPOCHS_DONE, (long) epoch.doubleValue());
        }
    }

    private void history(JsonParser json, SortedRows rows, LeftOut leftOut, Progress progress) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("its " + HISTORY + " is no list");
        }
        for (long entry = 0; json.nextToken() != JsonToken.END_ARRAY; entry++) {
            String place = name() + ":" + json.currentTokenLocation().getLineNr() + ", entry " + entry;
            if (JsonInput.value(json) instanceof Map<?, ?> values
                    && values.get(STEP) instanceof Long step
                    && step >= 0) {
                rows.add(step, place, JsonInput.text(values));
            } else {
                leftOut.add(place, "no " + STEP + " that is an integer ≥ 0");
            }
            progress.report(json.currentLocation().getByteOffset(), size);
        }
    }

    private static void row(long step, Map<?, ?> values, String place, Rows rows) {
        rows.begin(step, place);
        values.forEach((name, value) -> {
            if (!name.equals(STEP)) {
                rows.put((String) name, value);
            }
        });
    }
}
