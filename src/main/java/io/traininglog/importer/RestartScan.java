package io.traininglog.importer;

import io.traininglog.LogOrigin;
import io.traininglog.eventfile.Event;
import io.traininglog.eventfile.EventFileReader;
import io.traininglog.eventfile.EventFiles;
import io.traininglog.eventfile.SummaryValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the event files of a run to find where it was restarted. */
final class RestartScan {

    /** Runs have thousands at most; so many take some 30 MB here. */
    private static final int MOST_TAGS = 100_000;

    private static final int MOST_RESTARTS = 10_000;

    /** 9999-12-31: what is later, or before 1970, is no wall time. */
    private static final double LATEST = 253_402_214_400.0;

    private static final String SCALARS = "scalars";

    private final String name;
    private final List<Path> files;
    private final Set<List<String>> known;
    private final List<String> identity = new ArrayList<>();
    private final TagSteps steps = new TagSteps();
    private final Map<String, @Nullable Object> hyperParameters = new LinkedHashMap<>();
    private final Map<String, String> plugins = new HashMap<>();
    private final List<TensorBoardLog> logs = new ArrayList<>();
    private @Nullable Double firstWallTime;

    private List<Segment.Part> parts = new ArrayList<>();
    private @Nullable Restart restart;
    private @Nullable Segment before;
    private boolean hasValues;
    private @Nullable Instant created;

    private long partFrom;
    private boolean partHasValues;
    private @Nullable Instant partCreated;
    private OptionalLong start = OptionalLong.empty();

    /**
     * A run.
     *
     * @param known what tells the runs before it from others, to which its own is added: a copy of one needs its name too
     */
    RestartScan(String name, List<Path> files, Set<List<String>> known) {
        this.name = name;
        this.files = files;
        this.known = known;
    }

    /** The logs that the run makes, each before those that were resumed from it. */
    List<TensorBoardLog> logs() throws IOException {
        for (Path file : files) {
            scan(file);
        }
        endSegment();
        return logs;
    }

    private void scan(Path file) throws IOException {
        try (EventFileReader reader = EventFiles.read(file, (offset, what) -> {})) {
            beginPart(0);
            for (Optional<Event> next = reader.next(); next.isPresent(); next = reader.next()) {
                Event event = next.get();
                if (firstWallTime == null) {
                    firstWallTime = event.wallTime();
                }
                if (event.what() instanceof Event.Start) {
                    endPart(file, event.offset());
                    beginPart(event.offset());
                    long at = Math.max(0, event.step());
                    start = OptionalLong.of(Math.min(at, start.orElse(at)));
                } else if (event.what() instanceof Event.Summary summary) {
                    summary.values().forEach(value -> note(event.step(), value));
                }
                if (partCreated == null) {
                    partCreated = moment(event.wallTime());
                }
                check();
            }
            endPart(file, reader.position());
        }
    }

    private static @Nullable Instant moment(double wallTime) {
        return wallTime > 0 && wallTime < LATEST ? Instant.ofEpochMilli(Math.round(wallTime * 1e3)) : null;
    }

    private void note(long step, SummaryValue value) {
        if (value.plugin().isPresent() && !value.plugin().get().equals(SCALARS)) {
            plugins.putIfAbsent(value.tag(), value.plugin().get());
        }
        if (value.content() instanceof SummaryValue.Scalar) {
            partHasValues = true;
            noteStep(value.tag(), step);
        } else if (value.content() instanceof SummaryValue.Text) {
            partHasValues = true;
        } else if (value.content() instanceof SummaryValue.HyperParameters found) {
            hyperParameters.putAll(found.values());
        }
    }

    /** Those below 0 are left out. */
    private void noteStep(String tag, long step) {
        if (step >= 0) {
            steps.note(tag, step);
        }
    }

    private void check() throws IOException {
        if (steps.size() > MOST_TAGS || plugins.size() > MOST_TAGS || hyperParameters.size() > MOST_TAGS) {
            throw new IOException("it has more than " + MOST_TAGS + " tags");
        }
        if (logs.size() > MOST_RESTARTS) {
            throw new IOException("it was restarted more than " + MOST_RESTARTS + " times");
        }
    }

    private void beginPart(long from) {
        partFrom = from;
        partHasValues = false;
        partCreated = null;
    }

    /** A start without values is one of what comes next. */
    private void endPart(Path file, long to) {
        if (partHasValues) {
            Optional<Restart> found = hasValues ? restart() : Optional.empty();
            if (found.isPresent()) {
                endSegment();
                restart = found.get();
                steps.apply(restart);
            }
            steps.keep();
            start = OptionalLong.empty();
            hasValues = true;
        }
        if (created == null) {
            created = partCreated;
        }
        if (to > partFrom) {
            addPart(file, to);
        }
    }

    /** A part that goes on from the one before is one with it: a file may begin anew any number of times. */
    private void addPart(Path file, long to) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last).file().equals(file) && parts.get(last).to() == partFrom) {
            parts.set(last, new Segment.Part(file, parts.get(last).from(), to));
        } else {
            parts.add(new Segment.Part(file, partFrom, to));
        }
    }

    private Optional<Restart> restart() {
        return start.isPresent() ? Optional.of(Restart.from(start.getAsLong())) : steps.restart();
    }

    private void endSegment() {
        LogOrigin origin = LogOrigin.of(uuid());
        if (created != null) {
            origin = origin.createdAt(created);
        }
        String called = name;
        Map<String, Long> takenBack = Map.of();
        if (restart != null && before != null) {
            origin = origin.resumedFrom(before.origin().uuid(), restart.resumedAt());
            called = name + " from step " + (restart.resumedAt() + 1);
            takenBack = restart.takenBack();
        }
        before = new Segment(
                called,
                name,
                origin,
                List.copyOf(parts),
                new LinkedHashMap<>(hyperParameters),
                plugins,
                before,
                takenBack);
        logs.add(new TensorBoardLog(before));
        parts = new ArrayList<>();
        created = null;
    }

    private UUID uuid() {
        if (identity.isEmpty()) {
            identity.add(files.get(0).getFileName().toString());
            identity.add(Long.toHexString(Double.doubleToRawLongBits(firstWallTime == null ? 0 : firstWallTime)));
            if (!known.add(List.copyOf(identity))) {
                identity.add(name);
            }
        }
        List<String> all = new ArrayList<>(identity);
        all.add(String.valueOf(logs.size()));
        return Identity.of("tensorboard", all.toArray(String[]::new));
    }
}
