package io.traininglog.importer;

import io.traininglog.LogDatabase;
import io.traininglog.LogExistsException;
import io.traininglog.NoSuchLogException;
import io.traininglog.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings other tools' logs into a database, each in a transaction of its own. An import that was interrupted is simply run
 * again: what is there already is left as it is.
 */
public final class Import {

    private Import() {}

    /**
     * Imports logs, in their order. One that cannot be read is reported, and the others are imported.
     *
     * @param progress in logs
     * @throws io.traininglog.StorageException if the database cannot be written
     */
    public static ImportReport run(List<? extends SourceLog> logs, LogDatabase into, Progress progress) {
        List<ImportReport.Imported> imported = new ArrayList<>();
        List<ImportReport.Imported> present = new ArrayList<>();
        Map<String, String> failed = new LinkedHashMap<>();
        LeftOut leftOut = new LeftOut();
        for (int done = 0; done < logs.size(); done++) {
            progress.report(done, logs.size());
            SourceLog log = logs.get(done);
            ImportReport.Imported both = new ImportReport.Imported(log.origin().uuid(), log.name());
            try {
                leftOut.addAll(run(log, into));
                imported.add(both);
            } catch (LogExistsException e) {
                present.add(both);
            } catch (NoSuchLogException e) {
                failed.put(log.name(), String.valueOf(e.getMessage()));
            } catch (UncheckedIOException e) {
                failed.put(
                        log.name(),
                        e.getCause() == null ? e.toString() : e.getCause().toString());
            }
        }
        progress.report(logs.size(), logs.size());
        return new ImportReport(imported, present, failed, leftOut);
    }

    private static LeftOut run(SourceLog log, LogDatabase into) {
        LeftOut leftOut = new LeftOut();
        into.importLog(log.origin(), writer -> {
            try {
                log.write(writer, leftOut);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return leftOut;
    }
}
