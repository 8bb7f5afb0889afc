package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed while it upgrades what Blocks wrote: the file is then wholly old or wholly new, and the next one
 * completes the upgrade. {@code -Dtraininglog.test.upgrade.kills=100} kills that often.
 */
@Tag("once")
class UpgradeKillTest {

    private static final int KILLS = Integer.getInteger("traininglog.test.upgrade.kills", 5);
    private static final int ROWS = 40_000;
    private static final UUID LOG = new UUID(1, 2);

    @TempDir
    Path folder;

    private Path template;
    private Path warmUp;

    @BeforeEach
    void writeWhatBlocksWould() throws Exception {
        template = Databases.emptyBlocks(folder.resolve("template.sqlite"));
        Databases.addBlocksLog(template, LOG, null, ROWS);
        warmUp = folder.resolve("warm-up.sqlite");
    }

    @Test
    void aKilledUpgradeHasHappenedWhollyOrNotAtAll() throws Exception {
        Random random = new Random(Long.getLong("traininglog.test.seed", 30));
        int old = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Databases.blocks(warmUp);
            Path file = Files.copy(template, folder.resolve("killed-" + kill + ".sqlite"));
            try (ChildJvm upgrader = ChildJvm.start(KilledUpgrader.class, warmUp, file)) {
                upgrader.expect("ready");
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400)); // the random moment
                upgrader.kill();
            }
            old += checkWholeThenOpen(file) ? 1 : 0;
        }
        System.out.println(KILLS + " upgrades killed, of which " + old + " had not happened");
    }

    @Test
    void atAnyMomentOfTheUpgradeTheFileIsWhollyOldOrWhollyNew() throws Exception {
        Frozen.assumePossible();
        Databases.blocks(warmUp);
        Path file = Files.copy(template, folder.resolve("frozen.sqlite"));
        Random random = new Random(31);
        try (ChildJvm upgrader = ChildJvm.start(KilledUpgrader.class, warmUp, file)) {
            upgrader.expect("ready");
            for (int freeze = 0; !upgrader.hasOutput(); freeze++) {
                Path copy =
                        Files.createDirectory(folder.resolve("copy-" + freeze)).resolve("copy.sqlite");
                try (Frozen frozen = Frozen.freeze(upgrader.pid())) {
                    Databases.copyOpen(file, copy);
                }
                checkWholeThenOpen(copy);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(30)); // the next random moment
            }
            upgrader.expect("done");
        }
    }

    /** Answers whether the file was still the old one. */
    private boolean checkWholeThenOpen(Path file) throws Exception {
        assertThat(Databases.integrity(file)).containsExactly("ok");
        boolean isOld = Databases.version(file) == 1;
        assertThat(Databases.entries(file)).isEqualTo("" + ROWS);
        assertThat(Databases.strings(
                        file, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"))
                .hasSize(isOld ? 2 : 9);
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(LOG)) {
            assertThat(log.rows()).hasSize(ROWS);
            assertThat(log.series("cost").values()[ROWS - 1]).isEqualTo(ROWS);
        }
        assertThat(Databases.version(file)).isEqualTo(3);
        List<String> family = Databases.family(file);
        assertThat(family).noneMatch(name -> name.endsWith(".tmp"));
        for (String name : family) {
            if (name.endsWith(".bak")) {
                Path backup = file.resolveSibling(name);
                assertThat(Databases.version(backup)).isEqualTo(1);
                assertThat(Databases.entries(backup)).isEqualTo("" + ROWS);
            }
        }
        return isOld;
    }
}
