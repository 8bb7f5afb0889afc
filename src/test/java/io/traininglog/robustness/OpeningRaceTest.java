package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes open the same file at the same moment: one of them upgrades or creates it, and all can use it. {@code
 * -Dtraininglog.test.rounds=100} repeats it.
 */
@Tag("once")
class OpeningRaceTest {

    private static final int PROCESSES = 4;
    private static final int ROUNDS = Integer.getInteger("traininglog.test.rounds", 5);

    @TempDir
    Path folder;

    /** Opens each file that its standard input names, makes a log of one entry there, and says which. */
    static final class Opener {
        public static void main(String[] arguments) {
            System.out.println("ready");
            try (Scanner input = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8)) {
                while (input.hasNextLine()) {
                    try (TrainingLog log = TrainingLog.open(Path.of(input.nextLine()))) {
                        log.record(1, "cost", 1);
                        System.out.println(log.uuid());
                    }
                }
            }
        }
    }

    @Test
    void oneUpgradesAndAllOpen() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            files.add(Databases.blocks(folder.resolve("old-" + round + ".sqlite")));
        }
        race(files, 3);
        for (Path file : files) {
            assertThat(Databases.family(file)).containsExactly("" + file.getFileName(), file.getFileName() + ".v1.bak");
        }
    }

    @Test
    void oneCreatesAndAllOpen() throws Exception {
        List<Path> files = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            files.add(folder.resolve("new-" + round + ".sqlite"));
        }
        race(files, 0);
        for (Path file : files) {
            assertThat(Databases.family(file)).containsExactly("" + file.getFileName());
        }
    }

    /** A file that takes its time: those who come later come into the backup, the migration or the first writes. */
    @Test
    void whoComesDuringAnUpgradeWaitsForIt() throws Exception {
        Path original = Databases.emptyBlocks(folder.resolve("original"));
        Databases.addBlocksLog(original, new UUID(1, 2), null, 100_000);
        List<Path> files = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            files.add(Files.copy(original, folder.resolve("large-" + round + ".sqlite")));
        }
        race(files, 1, 60);
    }

    private static void race(List<Path> files, int before) throws Exception {
        race(files, before, 0);
    }

    private static void race(List<Path> files, int before, int staggerMillis) throws Exception {
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                children.add(ChildJvm.start(Opener.class));
            }
            for (ChildJvm child : children) {
                child.expect("ready");
            }
            for (Path file : files) {
                for (ChildJvm child : children) {
                    child.tell(file.toString());
                    TimeUnit.MILLISECONDS.sleep(staggerMillis);
                }
                for (ChildJvm child : children) {
                    assertThat(child.line()).as(child::errors).isNotNull();
                }
            }
            for (ChildJvm child : children) {
                child.finish();
            }
        } finally {
            for (ChildJvm child : children) {
                child.close();
            }
        }
        for (Path file : files) {
            try (LogDatabase database = LogDatabase.open(file)) {
                assertThat(database.logs()).hasSize(before + PROCESSES);
            }
            assertThat(Databases.integrity(file)).containsExactly("ok");
        }
    }
}
