package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program does not need it does not load: the upgrade, the object codec, pickles and the configuration. */
class LoadedClassesTest {

    @TempDir
    Path folder;

    /** Trains on numbers, text and arrays in the database that it is given; with "objects", puts one too. */
    static final class Trainer {
        public static void main(String[] arguments) {
            try (LogDatabase database = LogDatabase.open(Path.of(arguments[0]));
                    TrainingLog log = database.create()) {
                log.at(1).put("cost", 0.5);
                log.record(1, Map.of("note", "text", "done", true, "weights", new double[] {1, 2}));
                log.finishIteration();
                log.finishEpoch();
                log.series("cost");
                log.resumeAt(1).close();
                database.logs();
                log.checkpoint();
                if (arguments[1].equals("objects")) {
                    log.at(2).put("object", java.time.Year.of(2000));
                }
            }
        }
    }

    @Test
    void aCurrentDatabaseAndScalarsLoadNeitherMigrationsNorTheObjectCodecNorYaml() throws Exception {
        Path file = folder.resolve("current.sqlite");
        Databases.withOneLog(file, 1);
        assertThat(loaded(file, "scalars"))
                .noneMatch(name -> name.startsWith("org.flywaydb."))
                .noneMatch(name -> name.startsWith("org.nustaq."))
                .noneMatch(name -> name.startsWith("io.traininglog.value.fst."))
                .noneMatch(name -> name.startsWith("net.razorvine."))
                .noneMatch(name -> name.startsWith("io.traininglog.value.pickle."))
                .noneMatch(name -> name.startsWith("org.snakeyaml."))
                .contains("org.sqlite.SQLiteConnection", "io.traininglog.value.npy.Npy");
    }

    @Test
    void theyAreLoadedWhereTheyAreNeeded() throws Exception {
        assertThat(loaded(folder.resolve("new.sqlite"), "objects"))
                .contains("org.flywaydb.core.Flyway", "io.traininglog.value.fst.ObjectCodec");
    }

    private static List<String> loaded(Path file, String what) throws Exception {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Xlog:class+load:stdout");
        try (ChildJvm child = ChildJvm.start(flags, Trainer.class, file, what)) {
            // [0.123s][info][class,load] NAME source: …
            return child.finish().stream()
                    .filter(line -> line.contains(" source: "))
                    .map(line -> line.substring(0, line.indexOf(" source: ")))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .toList();
        }
    }
}
