package io.traininglog.importer;

import io.traininglog.CodecException;
import io.traininglog.LogDatabase;
import io.traininglog.LogExistsException;
import io.traininglog.LogInUseException;
import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.NoSuchLogException;
import io.traininglog.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Brings other tools' logs into a database, each in a transaction of its own. An import that was interrupted is simply run
 * again: what is there already is left as it is.
 */
public final class Import {

    private final List<? extends SourceLog> logs;
    private final LogDatabase database;
    private final Present mode;
    private final Progress progress;
    private final IdentityHashMap<SourceLog, Long> sizes = new IdentityHashMap<>();
    private long total;
    private long done;

    private final List<ImportReport.Imported> imported = new ArrayList<>();
    private final List<ImportReport.Imported> present = new ArrayList<>();
    private final List<ImportReport.Imported> grown = new ArrayList<>();
    private final List<ImportReport.Failed> failed = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();

    private final Set<UUID> seen = new HashSet<>();
    private final Set<UUID> doubled = new HashSet<>();
    private final Map<UUID, String> incomplete = new HashMap<>();
    private final Set<SourceLog> finished = Collections.newSetFromMap(new IdentityHashMap<>());

    private Import(List<? extends SourceLog> logs, LogDatabase database, Present mode, Progress progress) {
        this.logs = logs;
        this.database = database;
        this.mode = mode;
        this.progress = progress;
    }

    /**
     * Imports logs, in their order. One that cannot be read is reported, and the others are imported.
     *
     * @param present what becomes of those that are in the database already
     * @param progress in the unit of the logs' sizes
     * @throws io.traininglog.StorageException if the database cannot be written
     */
    public static ImportReport run(Source source, LogDatabase into, Present present, Progress progress) {
        Import run = new Import(source.logs(), into, present, progress);
        run.leftOut.addAll(source.leftOut());
        run.all();
        return run.report();
    }

    /**
     * What {@link #run} would report, but for what shows only when a log is read or written. Nothing is changed.
     *
     * @param into may be opened to read only
     */
    public static ImportReport rehearse(Source source, LogDatabase into, Present present) {
        Import run = new Import(source.logs(), into, present, Progress.NONE);
        run.leftOut.addAll(source.leftOut());
        source.logs().forEach(run::rehearse);
        return run.report();
    }

    private ImportReport report() {
        return new ImportReport(imported, present, grown, failed, leftOut);
    }

    private void rehearse(SourceLog log) {
        try {
            checkUuid(log.origin());
            if (mode == Present.KEEP && isThere(log.origin().uuid())) {
                keep(log);
            } else {
                checkParent(log);
                imported.add(entry(log));
            }
        } catch (IOException e) {
            failed.add(new ImportReport.Failed(log.name(), Failure.of(e)));
        }
    }

    private void all() {
        for (SourceLog log : logs) {
            long size = log.size();
            sizes.put(log, size);
            total += size;
        }
        progress.report(0, total);
        for (SourceLog log : logs) {
            if (!finished.contains(log)) {
                one(log);
                finish(log);
            }
        }
    }

    private void finish(SourceLog log) {
        if (finished.add(log)) {
            done += size(log);
            progress.report(done, total);
        }
    }

    private long size(SourceLog log) {
        return Objects.requireNonNull(sizes.get(log));
    }

    private void one(SourceLog log) {
        try {
            checkUuid(log.origin());
            if (mode == Present.KEEP) {
                writeUnlessPresent(log);
            } else {
                replace(log);
            }
        } catch (LogInUseException
                | NoSuchLogException
                | CodecException
                | IllegalArgumentException e) { // what no log can have must not keep the others from being imported
            failed.add(new ImportReport.Failed(log.name(), String.valueOf(e.getMessage())));
        } catch (IOException e) {
            failed.add(new ImportReport.Failed(log.name(), Failure.of(e)));
        }
    }

    private void checkUuid(LogOrigin origin) throws IOException {
        if (!seen.add(origin.uuid())) {
            doubled.add(origin.uuid());
            throw new IOException("another log of this source has the same UUID, " + origin.uuid());
        }
        if (origin.resumedFrom().filter(doubled::contains).isPresent()) {
            throw new IOException("the log that it was resumed from has the UUID of another log of this source");
        }
    }

    private void writeUnlessPresent(SourceLog log) throws IOException {
        if (!isThere(log.origin().uuid())) {
            checkParent(log);
        }
        try {
            write(List.of(log));
        } catch (LogExistsException e) {
            keep(log);
        }
    }

    /** It is there: with all that it holds now, or not. */
    private void keep(SourceLog log) {
        ImportReport.Imported there = entry(log);
        present.add(there);
        if (log.hasGrown(database)) {
            grown.add(there);
            incomplete.put(there.uuid(), there.name());
        } else {
            incompleteParent(log).ifPresent(parent -> incomplete.put(there.uuid(), parent));
        }
    }

    private void replace(SourceLog log) throws IOException {
        try {
            write(List.of(log));
        } catch (LogInUseException e) {
            List<SourceLog> family = family(log);
            if (family.size() == 1) {
                throw e;
            }
            replace(family);
            family.forEach(each -> seen.add(each.origin().uuid()));
            family.forEach(this::finish);
        }
    }

    private void replace(List<SourceLog> family) throws IOException {
        try {
            write(family);
        } catch (IOException e) {
            throw new IOException("of it and those that were resumed from it, one cannot be read: " + Failure.of(e), e);
        }
    }

    /** A log, and those of the source that descend from it. */
    private List<SourceLog> family(SourceLog log) {
        Map<UUID, SourceLog> family = new LinkedHashMap<>();
        family.put(log.origin().uuid(), log);
        for (SourceLog other : logs) {
            if (other.origin().resumedFrom().filter(family::containsKey).isPresent()) {
                family.putIfAbsent(other.origin().uuid(), other);
            }
        }
        return List.copyOf(family.values());
    }

    /** Writes logs in one transaction. */
    private void write(List<SourceLog> together) throws IOException {
        LeftOut ofThem = new LeftOut();
        Map<UUID, SourceLog> byUuid = new HashMap<>();
        List<LogOrigin> origins = new ArrayList<>();
        for (SourceLog log : together) {
            origins.add(origin(log, byUuid.keySet(), ofThem));
            byUuid.put(log.origin().uuid(), log);
        }
        BiConsumer<LogOrigin, LogWriter> content =
                (origin, writer) -> write(Objects.requireNonNull(byUuid.get(origin.uuid())), writer, ofThem);
        try {
            if (mode == Present.KEEP) {
                database.importLog(origins.get(0), writer -> content.accept(origins.get(0), writer));
            } else {
                database.replaceLogs(origins, content);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        leftOut.addAll(ofThem);
        together.forEach(log -> imported.add(entry(log)));
    }

    /** Its origin, without a parent that is nowhere. */
    private LogOrigin origin(SourceLog log, Set<UUID> before, LeftOut ofIt) {
        LogOrigin origin = log.origin();
        Optional<UUID> missing = origin.resumedFrom().filter(parent -> !before.contains(parent) && !isThere(parent));
        if (missing.isEmpty()) {
            return origin;
        }
        ofIt.add(
                log.name(),
                "the log that it descends from, " + missing.get()
                        + ", is neither in the source nor in the database; imported as one that descends from none");
        return new LogOrigin(origin.uuid(), Optional.empty(), OptionalLong.empty(), origin.createdAt());
    }

    private boolean isThere(UUID log) {
        try {
            database.open(log).close();
            return true;
        } catch (NoSuchLogException e) {
            return false;
        }
    }

    private void write(SourceLog log, LogWriter to, LeftOut ofIt) {
        long before = done;
        long size = size(log);
        try {
            log.write(to, ofIt, (now, all) -> progress.report(before + Math.min(now, size), total));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log that has grown of those that it inherits from: not all that it would inherit is there. */
    private Optional<String> incompleteParent(SourceLog log) {
        boolean inherits = log.origin().resumedAt().orElse(Long.MAX_VALUE) >= 0;
        return log.origin().resumedFrom().filter(parent -> inherits).map(incomplete::get);
    }

    private void checkParent(SourceLog log) throws IOException {
        Optional<String> parent = incompleteParent(log);
        if (parent.isPresent()) {
            incomplete.put(log.origin().uuid(), parent.get());
            throw new IOException(
                    "it descends from '" + parent.get() + "', which has grown since it was imported: replace that one");
        }
    }

    private static ImportReport.Imported entry(SourceLog log) {
        return new ImportReport.Imported(log.origin().uuid(), log.name());
    }
}
