package io.traininglog.trainer.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.traininglog.ClosedException;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gauges of a log's newest values: {@code Micrometer.metrics(log).bindTo(registry)}.
 *
 * <ul>
 *   <li>{@code traininglog.value}, tagged with {@code key}: the newest number under each key that has any;
 *   <li>{@code traininglog.iterations.done} and {@code traininglog.epochs.done}.
 * </ul>
 *
 * <p>All are tagged with {@code log}, the first eight digits of its UUID. A gauge asks the log when it is read, for what
 * came since it was read last. It holds the log weakly and never keeps it open: once the log is closed, deleted or
 * forgotten, it reads NaN. Where the database cannot be read, Micrometer logs why, and shows NaN.
 *
 * <p>The keys are those that the log has when this is bound, and at each {@link #refresh()}, which may be called at the end
 * of an epoch, and does nothing once the log is closed. {@link #close()} takes the gauges away. Of two handles of one log, the
 * registry shows that which was bound last. Safe for threads.
 */
public final class TrainingLogMetrics implements MeterBinder, AutoCloseable {

    private final WeakReference<TrainingLog> log;
    private final Tags tags;
    private final Map<MeterRegistry, Gauges> bound = new LinkedHashMap<>();

    /** What one registry has of the log. */
    private static final class Gauges {

        private final List<Meter> ofStatus = new ArrayList<>();
        private final Map<String, Meter> byKey = new HashMap<>();
    }

    TrainingLogMetrics(TrainingLog log) {
        this.log = new WeakReference<>(log);
        this.tags = Tags.of("log", log.hexUuid().substring(0, 8));
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        TrainingLog open = log.get();
        if (open == null || bound.containsKey(registry)) {
            return;
        }
        Gauges gauges = new Gauges();
        bound.put(registry, gauges);
        Set<Meter> others = meters(registry);
        gauges.ofStatus.add(register(
                registry,
                others,
                Gauge.builder(
                                "traininglog.iterations.done",
                                open,
                                new WhileOpen(each -> each.status().iterationsDone()))
                        .description("Iterations that a training has done")
                        .tags(tags)));
        gauges.ofStatus.add(register(
                registry,
                others,
                Gauge.builder(
                                "traininglog.epochs.done",
                                open,
                                new WhileOpen(each -> each.status().epochsDone()))
                        .description("Epochs that a training has done")
                        .tags(tags)));
        refresh(open, registry, gauges);
    }

    /** Adds gauges of keys that are new, and takes away those of keys that are gone. */
    public synchronized void refresh() {
        TrainingLog open = log.get();
        if (open != null) {
            bound.forEach((registry, gauges) -> refresh(open, registry, gauges));
        }
    }

    private void refresh(TrainingLog open, MeterRegistry registry, Gauges gauges) {
        Set<String> keys;
        try {
            keys = open.keys();
        } catch (ClosedException | NoSuchLogException e) {
            return; // it gets no more keys
        }
        Set<Meter> present = meters(registry);
        gauges.byKey.entrySet().removeIf(gauge -> {
            boolean isGone = !keys.contains(gauge.getKey());
            if (isGone) {
                remove(registry, present, gauge.getValue());
            }
            return isGone;
        });
        for (String key : keys) {
            NewestNumber newest = new NewestNumber(key);
            if (!gauges.byKey.containsKey(key) && newest.isAny(open)) {
                gauges.byKey.put(
                        key,
                        register(
                                registry,
                                present,
                                Gauge.builder("traininglog.value", open, new WhileOpen(newest))
                                        .description("The newest value of a training")
                                        .tags(tags.and("key", key))));
            }
        }
    }

    /** In the place of one that is there for another handle of the log, which may be closed or soon be. */
    private static Meter register(MeterRegistry registry, Set<Meter> present, Gauge.Builder<TrainingLog> gauge) {
        Meter registered = gauge.register(registry);
        if (present.contains(registered)) {
            registry.remove(registered);
            registered = gauge.register(registry);
        }
        return registered;
    }

    /** Unless another handle's is there by now: a registry knows meters by their names alone. */
    private static void remove(MeterRegistry registry, Set<Meter> present, Meter gauge) {
        if (present.contains(gauge)) {
            registry.remove(gauge);
        }
    }

    /** Each as itself: meters of the same name are equal. */
    private static Set<Meter> meters(MeterRegistry registry) {
        Set<Meter> meters = Collections.newSetFromMap(new IdentityHashMap<>());
        meters.addAll(registry.getMeters());
        return meters;
    }

    /** Takes its gauges away. The log is left as it is. */
    @Override
    public synchronized void close() {
        bound.forEach((registry, gauges) -> {
            Set<Meter> present = meters(registry);
            gauges.ofStatus.forEach(gauge -> remove(registry, present, gauge));
            gauges.byKey.values().forEach(gauge -> remove(registry, present, gauge));
        });
        bound.clear();
    }
}
