package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {

    @TempDir
    Path folder;

    private Path database;
    private String uuid;

    @BeforeEach
    void fill() {
        database = folder.resolve("runs.sqlite");
        try (TrainingLog log = TrainingLog.open(database)) {
            uuid = log.hexUuid();
            log.record(1, Map.of("train_cost", 0.5));
            log.record(2, Map.of("train_cost", 0.25, "note", "rate halved"));
            log.at(3).put("train_cost", null);
        }
    }

    private Printed export(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "export";
        all[1] = "-d";
        all[2] = database;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Printed.run(all);
    }

    @Test
    void theEndingOfTheFileTellsTheFormat() throws IOException {
        Path csv = folder.resolve("run.csv");
        assertThat(export("last", "-o", csv)).isEqualTo(new Printed(0, csv + ": 3 rows, 4 values\n", ""));
        assertThat(csv).hasContent("time,note,train_cost\n1,,0.5\n2,rate halved,0.25\n3,,null\n");
        Path jsonLines = folder.resolve("run.JSONL");
        assertThat(export(uuid.substring(0, 8), "-o", jsonLines).exitCode()).isZero();
        assertThat(Files.readString(jsonLines)).startsWith("{\"time\":1,\"train_cost\":0.5}\n");
        Path npz = folder.resolve("run.npz");
        assertThat(export("last", "-o", npz).exitCode()).isZero();
        assertThat(Files.readAllBytes(npz)).startsWith('P', 'K', 3, 4);
        Path parquet = folder.resolve("run.parquet");
        assertThat(export("last", "-o", parquet).exitCode()).isZero();
        assertThat(Files.readAllBytes(parquet)).startsWith('P', 'A', 'R', '1');
    }

    @Test
    void aFormatThatIsGivenGoesBeforeTheEnding() {
        Path file = folder.resolve("run.csv");
        assertThat(export("last", "-o", file, "--format", "jsonl").exitCode()).isZero();
        assertThat(file).content().startsWith("{\"time\":1");
    }

    @Test
    void forTensorBoardTheOutputIsADirectory() {
        Path run = folder.resolve("logs").resolve("run");
        assertThat(export("last", "-o", run, "-f", "tensorboard"))
                .isEqualTo(new Printed(
                        0,
                        run + ": 2 rows, 3 values\n",
                        "left out, for want of a place in tensorboard: 1 of 'train_cost'\n"));
        assertThat(run.toFile().list()).hasSize(1).allMatch(name -> name.startsWith("events.out.tfevents."));
    }

    @Test
    void whatHasNoPlaceIsListedBesideTheOutput() {
        Path npz = folder.resolve("run.npz");
        assertThat(export("last", "-o", npz))
                .isEqualTo(new Printed(
                        0, npz + ": 3 rows, 3 values\n", "left out, for want of a place in npz: 1 of 'train_cost'\n"));
    }

    @Test
    void aReportCanBeReadByPrograms() {
        Path npz = folder.resolve("run.npz");
        assertThat(export("last", "-o", npz, "--json", "-k", "train_cost").out())
                .isEqualTo("""
                        {
                          "log" : "%s",
                          "file" : "%s",
                          "format" : "npz",
                          "rows" : 3,
                          "values" : 2,
                          "left_out" : {
                            "train_cost" : 1
                          }
                        }
                        """.formatted(uuid, npz));
    }

    @Test
    void textCanGoToTheStandardOutput() {
        assertThat(export("last", "-o", "-", "-f", "csv", "-k", "train_cost", "--from", 2, "--to", 2))
                .isEqualTo(new Printed(0, "time,train_cost\n2,0.25\n", ""));
        assertThat(export("last", "-o", "-", "-f", "jsonl", "--to", 1))
                .isEqualTo(new Printed(0, "{\"time\":1,\"train_cost\":0.5}\n", ""));
    }

    @Test
    void aReaderThatLeavesEndsTheExport() {
        StringWriter err = new StringWriter();
        Screen screen = new Screen(new PrintWriter(new Closed()), new PrintWriter(err), false, false, false, 80);
        int code =
                Main.commandLine(screen).execute("export", "-d", database.toString(), "last", "-o", "-", "-f", "csv");
        assertThat(code).isEqualTo(1);
        assertThat(err).hasToString("traininglog: the standard output was closed before all was written\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "last -o run.txt | which format? 'run.txt' ends in none of .csv, .jsonl, .npz, .parquet; name",
                "last -o - | the standard output takes csv or jsonl; name one with --format",
                "last -o - -f npz | the standard output takes csv or jsonl",
                "last -o - -f csv --json | the standard output has no room",
                "last -o run.csv -k train_csot | has no key 'train_csot'; nearest: 'train_cost'",
                "last -o run.csv -k note -k note | a key is given twice",
                "last -o run.csv --from 9 --to 8 | there is no time from 9 to 8: the first comes after the last",
                "last -o run.csv --from -1 | time must be a non-negative integer",
                "last -o run.csv -f xls | 'xls'",
                "last | '--output=FILE'",
            })
    void whatMakesNoSenseIsSaidInOneLine(String arguments, String message) {
        Printed printed = export((Object[]) arguments.split(" ", -1));
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err())
                .contains(message)
                .endsWith("; see 'traininglog export --help'\n")
                .hasLineCount(1);
        assertThat(Path.of("run.csv")).doesNotExist();
    }

    @Test
    void noDatabaseIsOverwritten() throws IOException {
        Path other = folder.resolve("other.sqlite");
        TrainingLog.open(other).close();
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), database);
        for (Path target : new Path[] {database, other, link}) {
            Printed printed = export("last", "-o", target, "-f", "csv");
            assertThat(printed)
                    .isEqualTo(new Printed(
                            1,
                            "",
                            "traininglog: " + target
                                    + " is a database, which is not overwritten; name another file\n"));
        }
        try (LogDatabase opened = LogDatabase.open(database)) {
            assertThat(opened.logs()).hasSize(1);
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaidInOneLine() {
        Path target = folder.resolve("none").resolve("run.csv");
        assertThat(export("last", "-o", target))
                .isEqualTo(new Printed(
                        1,
                        "",
                        "traininglog: could not write log " + uuid + " to " + target + ": there is no folder "
                                + target.getParent() + "\n"));
    }

    @Test
    void aPersonSeesABar() {
        Path csv = folder.resolve("run.csv");
        Printed printed = Printed.onTerminal(80, "export", "-d", database, "last", "-o", csv);
        assertThat(printed.out()).isEqualTo(csv + ": 3 rows, 4 values\n");
        assertThat(printed.err()).contains("exporting").endsWith("\r");
    }

    private static final class Closed extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
