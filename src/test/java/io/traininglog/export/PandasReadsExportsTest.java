package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of the page on exports give pandas every bit. */
class PandasReadsExportsTest {

    private static final Path PAGE = Path.of("src/site/markdown/export.md");

    /** What reads a file, as on the page, and what shows the frame that it makes. */
    private static final Map<String, String> RECIPES = Map.of(
            "csv",
            "frame = pandas.read_csv(\"run.csv\", index_col=\"time\", float_precision=\"round_trip\")",
            "jsonl",
            "frame = pandas.read_json(\"run.jsonl\", lines=True, precise_float=True, convert_dates=False).set_index(\"time\")",
            "npz",
            "run = numpy.load(\"run.npz\")\ncost = pandas.Series(run[\"train_cost\"], index=run[\"train_cost.times\"])");

    private static final String SHOW = """
            cost = cost if "cost" in globals() else frame["train_cost"].dropna()
            for time, value in cost.items():
                print(time, struct.pack(">d", value).hex())
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void pandasIsThere() throws InterruptedException {
        Python.assumeHas("pandas");
    }

    @Test
    void everyNumberIsTheSameBits() throws Exception {
        Random random = new Random(2026);
        StringBuilder expected = new StringBuilder();
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.at(0).put("note", "☃, \"quoted\"");
            for (long time = 1; time < 2_000; time++) {
                double value =
                        random.nextInt(4) > 0 ? random.nextGaussian() : Double.longBitsToDouble(random.nextLong());
                if (Double.isFinite(value)) {
                    log.record(time * 1_000_000_007L, "train_cost", value);
                    expected.append("%d %016x%n".formatted(time * 1_000_000_007L, Double.doubleToRawLongBits(value)));
                }
            }
            Csv.write(log, folder.resolve("run.csv"));
            JsonLines.write(log, Selection.all(), folder.resolve("run.jsonl"), Progress.NONE);
            Npz.write(log, folder.resolve("run.npz"));
        }
        for (Map.Entry<String, String> recipe : RECIPES.entrySet()) {
            assertThat(Files.readString(PAGE)).contains(recipe.getValue());
            String script =
                    "import numpy, os, pandas, struct, sys\nos.chdir(sys.argv[1])\n" + recipe.getValue() + "\n" + SHOW;
            List<String> shown = Python.run(script, folder);
            assertThat(shown)
                    .as(recipe.getKey())
                    .isEqualTo(expected.toString().lines().toList());
        }
    }
}
