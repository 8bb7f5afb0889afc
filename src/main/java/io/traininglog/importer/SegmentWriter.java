package io.traininglog.importer;

import io.traininglog.LogWriter;
import io.traininglog.Progress;
import io.traininglog.eventfile.Damage;
import io.traininglog.eventfile.Event;
import io.traininglog.eventfile.EventFileReader;
import io.traininglog.eventfile.EventFiles;
import io.traininglog.eventfile.SummaryValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a part of a run's events into a log. */
final class SegmentWriter {

    private static final String TEXT = "text";

    /** A tag's value at its last step. */
    private static final class Last {
        private long step = -1;
        private @Nullable Object value;
    }

    private final Segment segment;
    private final LogWriter to;
    private final LeftOut leftOut;
    private final Tally tally;
    private final Map<String, Last> tags = new HashMap<>();
    private long lastStep;

    SegmentWriter(Segment segment, LogWriter to, LeftOut leftOut) {
        this.segment = segment;
        this.to = to;
        this.leftOut = leftOut;
        this.tally = new Tally(leftOut);
        this.lastStep = segment.origin().resumedAt().orElse(0);
    }

    void write(Progress progress, long size) throws IOException {
        hideTakenBack();
        long done = 0;
        for (Segment.Part part : segment.parts()) {
            write(part, done, size, progress);
            done += part.to() - part.from();
        }
        tally.list();
        to.putStatus("imported_from", "tensorboard");
        to.putStatus("run_name", segment.run());
        segment.hyperParameters().forEach((name, value) -> to.putStatus("hparams/" + name, value));
        to.putStatus("iterations_done", Math.max(0, lastStep));
    }

    /** What the segments before have of a tag that this one takes back further than the others. */
    private void hideTakenBack() throws IOException {
        if (segment.takenBack().isEmpty()) {
            return;
        }
        for (Segment before = segment.before(); before != null; before = before.before()) {
            for (Segment.Part part : before.parts()) {
                forEach(part, (offset, what) -> {}, this::hideTakenBack);
            }
        }
    }

    private void hideTakenBack(Event event) {
        if (event.what() instanceof Event.Summary summary) {
            for (SummaryValue value : summary.values()) {
                Long from = segment.takenBack().get(value.tag());
                if (from != null && event.step() >= from && event.step() <= lastInherited()) {
                    to.remove(event.step(), value.tag());
                }
            }
        }
    }

    private long lastInherited() {
        return segment.origin().resumedAt().orElse(-1);
    }

    private void write(Segment.Part part, long before, long size, Progress progress) throws IOException {
        forEach(part, (offset, what) -> damaged(part, offset, what), event -> {
            write(event);
            progress.report(before + event.offset() - part.from(), size);
        });
    }

    private static void forEach(Segment.Part part, Damage damage, Consumer<Event> consumer) throws IOException {
        try (EventFileReader reader = EventFiles.read(part.file(), damage)) {
            reader.seek(part.from());
            while (reader.position() < part.to()) {
                Optional<Event> event = reader.next();
                if (event.isEmpty() || event.get().offset() >= part.to()) {
                    return;
                }
                consumer.accept(event.get());
            }
        }
    }

    /** What was found beyond the end belongs to another log. */
    private void damaged(Segment.Part part, long offset, String what) {
        if (offset < part.to()) {
            leftOut.add(part.file() + ", byte " + offset, what);
        }
    }

    private void write(Event event) {
        if (event.what() instanceof Event.Summary summary) {
            for (SummaryValue value : summary.values()) {
                write(event.step(), value);
            }
        } else if (event.what() instanceof Event.Other other) {
            tally.add(segment.name(), other.kind());
        }
    }

    private void write(long step, SummaryValue value) {
        String tag = value.tag();
        if (value.content() instanceof SummaryValue.Scalar scalar) {
            put(step, tag, scalar.value());
        } else if (value.content() instanceof SummaryValue.Text text) {
            String plugin = segment.plugins().getOrDefault(tag, TEXT);
            if (plugin.equals(TEXT)) {
                put(step, tag, text.value());
            } else {
                leftOut(tag, "content for the plugin '" + plugin + "'");
            }
        } else if (value.content() instanceof SummaryValue.Other other) {
            @Nullable String plugin = segment.plugins().get(tag);
            leftOut(tag, plugin == null ? other.kind() : other.kind() + " for the plugin '" + plugin + "'");
        }
    }

    private void put(long step, String tag, Object value) {
        if (step < 0) {
            leftOut(tag, "a step below 0");
            return;
        }
        Last last = tags.computeIfAbsent(tag, absent -> new Last());
        if (step < last.step) {
            leftOut(
                    tag,
                    "a step that is not after the one before; where the tag had a value there, the later one is kept");
        } else if (step == last.step && !Objects.equals(last.value, value)) {
            leftOut(tag, "a second value at one step; the later one is kept");
        }
        last.step = step;
        last.value = value;
        lastStep = Math.max(lastStep, step);
        if (value instanceof Double number) {
            to.put(step, tag, (double) number);
        } else {
            to.put(step, tag, value);
        }
    }

    private void leftOut(String tag, String what) {
        tally.add(segment.name() + ", tag '" + tag + "'", what);
    }
}
