package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the place of MLflow's files: what is whole beside it is imported, and the rest is named. */
@Timeout(60)
class HostileFoldersTest {

    @TempDir
    Path folder;

    private MlflowTree tree;
    private Path run;

    @BeforeEach
    void oneRun() throws IOException {
        tree = new MlflowTree(folder.resolve("mlruns"));
        run = tree.addRun("a", "bold-ant", 1);
        Files.writeString(run.resolve("metrics/good"), "1 0.5 1\n");
        Files.writeString(run.resolve("params/good"), "yes");
    }

    /** The run's good values are there; answers what was left out, without the way to the run. */
    private String[] checkGood() {
        try (Imported imported = Imported.of(MlflowImporter.open(tree.root(), false))) {
            assertThat(imported.report().failed()).isEmpty();
            String name = imported.names().get(0);
            assertThat(imported.series(name, "good")).isEqualTo(Map.of(1L, 0.5));
            assertThat(imported.status(name)).containsEntry("params/good", "yes");
            return imported.leftOut().stream()
                    .map(left -> left.replace("mlruns/0/" + MlflowTree.id("a"), "."))
                    .toArray(String[]::new);
        }
    }

    @Test
    void aMetaThatIsABombCostsNothing() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'z'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append((before + ",").repeat(8)).append(before).append("]\n");
        }
        Files.writeString(run.resolve("meta.yaml"), bomb);
        assertThat(checkGood()).containsExactly("./meta.yaml: it names no run; what it says of the run is not kept");
    }

    @Test
    void aMetaOfDeepNestingCostsNothing() throws IOException {
        Files.writeString(run.resolve("meta.yaml"), "a: " + "[".repeat(400_000));
        assertThat(checkGood())
                .containsExactly("./meta.yaml: it is no YAML that MLflow writes; what it says of the run is not kept");
    }

    @Test
    void aMetaThatIsTooLargeOrJunkOrMissingLosesItsOwnContent() throws IOException {
        Path meta = run.resolve("meta.yaml");
        Files.writeString(meta, "x: " + "y".repeat(2_000_000));
        assertThat(checkGood())
                .containsExactly("./meta.yaml: it is larger than 1048576 bytes; what it says of the run is not kept");
        byte[] junk = new byte[5000];
        new Random(1).nextBytes(junk);
        Files.write(meta, junk);
        assertThat(checkGood()).containsExactly("./meta.yaml: it is not in UTF-8; what it says of the run is not kept");
        Files.delete(meta);
        assertThat(checkGood())
                .containsExactly("./meta.yaml: expected a file, found nothing; what it says of the run is not kept");
        Files.createDirectory(meta);
        assertThat(checkGood())
                .containsExactly("./meta.yaml: expected a file, found a folder; what it says of the run is not kept");
    }

    @Test
    void binaryJunkInPlaceOfAnyOtherFileLosesThatAlone() throws IOException {
        byte[] junk = new byte[100_000];
        new Random(2).nextBytes(junk);
        junk[0] = (byte) 0xff;
        for (String name : new String[] {"metrics/junk", "params/junk", "tags/junk", "tags/mlflow.parentRunId"}) {
            Files.write(run.resolve(name), junk);
        }
        assertThat(checkGood())
                .contains("./params/junk: it is not in UTF-8", "./tags/junk: it is not in UTF-8")
                .contains("./tags/mlflow.parentRunId: it is not in UTF-8")
                .anyMatch(left -> left.startsWith("./metrics/junk:"));
    }

    @Test
    void aValueOfAHundredMegabytesLosesItsLineAlone() throws IOException {
        byte[] digits = new byte[1 << 20];
        Arrays.fill(digits, (byte) '7');
        try (OutputStream out = Files.newOutputStream(run.resolve("metrics/long"))) {
            out.write("1 0.5 1\n1 ".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(digits);
            }
            out.write(" 2\n1 0.25 3\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(run.resolve("params/long"), digits);
        Files.write(run.resolve("params/longer"), Arrays.copyOf(digits, digits.length + 1));
        try (Imported imported = Imported.of(MlflowImporter.open(tree.root(), false))) {
            assertThat(imported.series("bold-ant", "long")).isEqualTo(Map.of(1L, 0.5, 3L, 0.25));
            assertThat(imported.leftOut())
                    .hasSize(2)
                    .anyMatch(left -> left.endsWith("metrics/long:2: the line is longer than 4096 bytes"));
        }
    }

    @Test
    void foldersInPlaceOfFilesAndFilesInPlaceOfFoldersAreNamed() throws IOException {
        Files.createDirectories(run.resolve("tags/mlflow.runName/deeper"));
        Files.createDirectories(run.resolve("metrics/empty/and/deep"));
        Files.delete(run.resolve("artifacts"));
        Files.writeString(run.resolve("artifacts"), "no folder");
        assertThat(checkGood()).isEmpty();
        Path other = tree.addRun("b", "calm-bee", 2);
        Files.delete(other.resolve("metrics"));
        Files.writeString(other.resolve("metrics"), "1 0.5 1\n");
        assertThat(checkGood())
                .containsExactly("mlruns/0/" + MlflowTree.id("b") + "/metrics: expected a folder, found a file");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "1 0.75 1\n");
        Files.createSymbolicLink(run.resolve("metrics/stolen"), secret);
        Files.createSymbolicLink(run.resolve("params/stolen"), secret);
        Files.createSymbolicLink(run.resolve("metrics/loop"), run.resolve("metrics"));
        Files.createSymbolicLink(run.resolve("tags/itself"), run.resolve("tags/itself"));
        assertThat(checkGood())
                .containsExactlyInAnyOrder(
                        "./metrics/stolen: expected a file, found a link, which is not followed",
                        "./params/stolen: expected a file, found a link, which is not followed",
                        "./metrics/loop: expected a file, found a link, which is not followed",
                        "./tags/itself: expected a file, found a link, which is not followed");
    }

    @Test
    void linksRoundInACircleAreLeftAlone() throws IOException {
        Files.createSymbolicLink(tree.root().resolve("loop"), tree.root());
        Files.createSymbolicLink(tree.root().resolve("0/up"), tree.root());
        Files.createSymbolicLink(tree.root().resolve("1"), tree.root().resolve("1"));
        assertThat(checkGood()).isEmpty();
    }

    @Test
    void devicesAreNotRead() throws Exception {
        assumeTrue(new ProcessBuilder(
                        "mkfifo",
                        run.resolve("metrics/pipe").toString(),
                        run.resolve("tags/pipe").toString())
                .start()
                .waitFor(10, TimeUnit.SECONDS));
        assertThat(checkGood())
                .containsExactlyInAnyOrder(
                        "./metrics/pipe: expected a file, found a device",
                        "./tags/pipe: expected a file, found a device");
    }

    @Test
    void twoFoldersOfOneRunAreNotMixed() throws IOException {
        Path twin = tree.addRun("1", "a", "twin", 5, "active");
        Files.writeString(twin.resolve("metrics/good"), "1 9.5 1\n");
        tree.write("1/meta.yaml", "experiment_id: '1'\nname: Copy\n");
        try (Imported imported = Imported.of(MlflowImporter.open(tree.root(), false))) {
            assertThat(imported.names()).containsExactly("bold-ant");
            assertThat(imported.report().failed())
                    .containsExactly(new ImportReport.Failed(
                            "twin",
                            "another log of this source has the same UUID, aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"));
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("mlflow.db"), new byte[4096]);
        assertThatThrownBy(() -> MlflowImporter.open(file, false))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + " is no SQLite database: it does not begin like one");
    }
}
