package io.traininglog;

import io.traininglog.CopySource.Original;
import io.traininglog.lineage.Extents;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Uuids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings the logs of one database into another, each in a transaction of its own, parents first: so whatever ends it, whole
 * logs are there and no others, and who runs it again goes on.
 */
final class CopyRun {

    private final LogDatabase from;
    private final LogDatabase to;
    private final CopyOptions options;
    private final boolean isRehearsal;
    private final CopySource source;
    private final Set<UUID> chosen;
    private final Map<UUID, LogState> here;
    private final CopyProgress progress;
    private final Map<UUID, Outcome> outcomes = new HashMap<>();
    private long entries;

    /** What became of a log. */
    private sealed interface Outcome {

        enum Done implements Outcome {
            COPIED,
            REPLACED,
            PRESENT
        }

        record Differs(String how) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    CopyRun(LogDatabase from, LogDatabase to, CopyOptions options, boolean isRehearsal, Progress progress) {
        this.from = from;
        this.to = to;
        this.options = options;
        this.isRehearsal = isRehearsal;
        Set<UUID> present = to.handle().store().read(CopyRun::uuids);
        this.source = from.handle().store().read(snapshot -> CopySource.read(snapshot, present, options.replaces()));
        this.chosen = source.withAncestors(options.logs(), from.description());
        this.here = to.handle().store().read(snapshot -> states(snapshot, chosen));
        this.progress = new CopyProgress(total(), progress);
    }

    private static Set<UUID> uuids(Snapshot snapshot) {
        return snapshot.logs().stream().map(LogRecord::uuid).collect(Collectors.toSet());
    }

    private static Map<UUID, LogState> states(Snapshot snapshot, Set<UUID> logs) {
        Extents extents = new Extents(snapshot);
        Map<UUID, LogState> states = new HashMap<>();
        for (LogRecord log : snapshot.logs()) {
            if (logs.contains(log.uuid())) {
                states.put(log.uuid(), LogState.of(snapshot, extents.of(log)));
            }
        }
        return states;
    }

    /** What there is to copy, unless others descend from what is to give way. */
    private long total() {
        Set<UUID> copied = new LinkedHashSet<>();
        for (Original log : source.logs()) {
            boolean descends =
                    log.origin().resumedFrom().filter(copied::contains).isPresent();
            boolean isDue = chosen.contains(log.uuid())
                    && (!here.containsKey(log.uuid())
                            || (options.replaces() && difference(log).isPresent()));
            if (isDue || (descends && log.state() != null)) {
                copied.add(log.uuid());
            }
        }
        return copied.stream()
                .mapToLong(log -> Objects.requireNonNull(source.find(log)).entries())
                .sum();
    }

    CopyReport run() {
        for (Original log : source.logs()) {
            if (chosen.contains(log.uuid()) && !outcomes.containsKey(log.uuid())) {
                one(log);
            }
        }
        progress.finish();
        return report();
    }

    private void one(Original log) {
        Optional<String> obstacle = obstacle(log);
        if (here.containsKey(log.uuid())) {
            Optional<String> difference = difference(log);
            if (difference.isEmpty()) {
                outcomes.put(log.uuid(), Outcome.Done.PRESENT);
            } else if (!options.replaces()) {
                differs(log, difference.get(), Optional.empty());
            } else if (obstacle.isPresent()) {
                differs(log, difference.get(), obstacle);
            } else {
                replace(log, difference.get());
            }
        } else if (obstacle.isPresent()) {
            outcomes.put(log.uuid(), new Outcome.Refused(obstacle.get()));
        } else {
            copy(log);
        }
    }

    /** Empty where nothing is there to compare it with. */
    private Optional<String> difference(Original log) {
        LogState there = log.state();
        LogState copy = here.get(log.uuid());
        return there == null || copy == null ? Optional.empty() : there.differenceTo(copy);
    }

    private void differs(Original log, String how, Optional<String> obstacle) {
        outcomes.put(
                log.uuid(),
                new Outcome.Differs(obstacle.map(more -> how + "; " + more).orElse(how)));
    }

    /** Why a copy would not show what the log shows. */
    private Optional<String> obstacle(Original log) {
        if (log.isInCircle()) {
            return Optional.of(
                    "it descends from itself, so that no copy can show what it shows; import the file as one of"
                            + " Blocks', which cuts the circle");
        }
        Optional<UUID> parent = log.origin().resumedFrom();
        Outcome outcome = parent.map(outcomes::get).orElse(null);
        boolean inherits = log.origin().resumedAt().orElse(Long.MAX_VALUE) >= 0;
        if (outcome instanceof Outcome.Differs && inherits) {
            return Optional.of("it was resumed from log " + Uuids.hex(parent.get()) + ", which differs");
        } else if (outcome instanceof Outcome.Refused) {
            return Optional.of("it was resumed from log " + Uuids.hex(parent.get()) + ", which could not be copied");
        }
        return Optional.empty();
    }

    private void copy(Original log) {
        if (isRehearsal) {
            entries += log.entries();
            outcomes.put(log.uuid(), Outcome.Done.COPIED);
            return;
        }
        try {
            entries += new NewLogs(to.handle()).copy(from, log.origin(), log.entries(), progress.next(log.entries()));
            outcomes.put(log.uuid(), Outcome.Done.COPIED);
        } catch (LogExistsException e) {
            compareAgain(log);
        } catch (NoSuchLogException e) {
            outcomes.put(log.uuid(), new Outcome.Refused(String.valueOf(e.getMessage())));
        }
    }

    /** Somebody else has brought it, or one of its UUID, meanwhile. */
    private void compareAgain(Original log) {
        Set<UUID> alone = Set.of(log.uuid());
        LogState there =
                from.handle().store().read(snapshot -> states(snapshot, alone)).get(log.uuid());
        LogState copy =
                to.handle().store().read(snapshot -> states(snapshot, alone)).get(log.uuid());
        if (there == null || copy == null) {
            outcomes.put(log.uuid(), new Outcome.Refused("it came and went meanwhile; copy it again"));
        } else {
            Optional<String> difference = there.differenceTo(copy);
            outcomes.put(
                    log.uuid(), difference.<Outcome>map(Outcome.Differs::new).orElse(Outcome.Done.PRESENT));
        }
    }

    private void replace(Original log, String difference) {
        List<LogRecord> present = to.handle().store().read(Snapshot::logs);
        CopyFamily family = CopyFamily.of(log, source, present);
        if (family.stranger() != null) {
            differs(
                    log,
                    difference,
                    Optional.of("it cannot be replaced: log " + Uuids.hex(family.stranger())
                            + " was resumed from it, and comes from elsewhere; delete that one first"));
            return;
        }
        try {
            entries += isRehearsal ? family.entries() : replace(family);
        } catch (LogInUseException | NoSuchLogException | LogExistsException e) {
            differs(log, difference, Optional.ofNullable(e.getMessage()));
            return;
        }
        for (Original each : family.logs()) {
            boolean wasHere = present.stream().anyMatch(record -> record.uuid().equals(each.uuid()));
            outcomes.put(each.uuid(), wasHere ? Outcome.Done.REPLACED : Outcome.Done.COPIED);
        }
    }

    private long replace(CopyFamily family) {
        List<LogOrigin> origins = family.logs().stream().map(Original::origin).toList();
        return new NewLogs(to.handle()).replace(from, origins, family.entries(), progress.next(family.entries()));
    }

    private CopyReport report() {
        List<UUID> copied = new ArrayList<>();
        List<UUID> replaced = new ArrayList<>();
        List<UUID> present = new ArrayList<>();
        List<CopyReport.Different> different = new ArrayList<>();
        List<CopyReport.Refused> refused = new ArrayList<>();
        for (Original log : source.logs()) {
            Outcome outcome = outcomes.get(log.uuid());
            if (outcome instanceof Outcome.Done done) {
                switch (done) {
                    case COPIED -> copied.add(log.uuid());
                    case REPLACED -> replaced.add(log.uuid());
                    case PRESENT -> present.add(log.uuid());
                }
            } else if (outcome instanceof Outcome.Differs differs) {
                different.add(new CopyReport.Different(log.uuid(), differs.how()));
            } else if (outcome instanceof Outcome.Refused reason) {
                refused.add(new CopyReport.Refused(log.uuid(), reason.reason()));
            }
        }
        return new CopyReport(copied, replaced, present, different, refused, entries);
    }
}
