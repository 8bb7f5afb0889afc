package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy itself loads what is written, pickles forbidden. */
@Tag("once")
class NumpyLoadsNpzTest {

    private static final String SHOW = """
            import json, numpy, sys, zipfile
            assert zipfile.ZipFile(sys.argv[1]).testzip() is None
            with numpy.load(sys.argv[1], allow_pickle=False) as npz:
                for name in npz.files:
                    a = npz[name]
                    if isinstance(a, bytes):
                        print(ascii(name), ascii(json.loads(a)))
                    else:
                        print(ascii(name), a.dtype.str, a.shape, ascii(a.tolist()))
            """;

    @TempDir
    Path folder;

    private final TrainingLog log = TrainingLog.inMemory();

    @BeforeAll
    static void numpyIsThere() throws InterruptedException {
        Python.assumeHas("numpy");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void eachKeyHasAnArrayOfItsTypeAndOneOfItsTimes() throws Exception {
        log.at(0).putAll(Map.of("cost", 0.5, "mixed", 1L, "seen", 5L, "done", false, "note", "☃"));
        log.at(2).putAll(Map.of("cost", Double.NaN, "mixed", -0.0, "seen", Long.MIN_VALUE, "done", true));
        log.at(Long.MAX_VALUE).putAll(Map.of("cost", Double.NEGATIVE_INFINITY, "note", "a\uD834\uDD1E,\n"));
        assertThat(loaded())
                .containsExactly(
                        "'cost.times' <i8 (3,) [0, 2, 9223372036854775807]",
                        "'cost' <f8 (3,) [0.5, nan, -inf]",
                        "'done.times' <i8 (2,) [0, 2]",
                        "'done' |b1 (2,) [False, True]",
                        "'mixed.times' <i8 (2,) [0, 2]",
                        "'mixed' <f8 (2,) [1.0, -0.0]",
                        "'note.times' <i8 (2,) [0, 9223372036854775807]",
                        "'note' <U4 (2,) ['\\u2603', 'a\\U0001d11e,\\n']",
                        "'seen.times' <i8 (2,) [0, 2]",
                        "'seen' <i8 (2,) [5, -9223372036854775808]");
    }

    @Test
    void arraysOfOneTypeAndShapeAreStacked() throws Exception {
        for (int time = 1; time <= 2; time++) {
            log.at(time).put("b", new byte[] {-1, (byte) time});
            log.at(time).put("c", new char[] {'a', '\uffff'});
            log.at(time).put("f", new float[][] {{time}, {1.5f}});
            log.at(time).put("i", new int[] {time});
            log.at(time).put("l", new long[] {Long.MAX_VALUE});
            log.at(time).put("n", new double[0][]);
            log.at(time).put("s", new short[][] {{-7, 8}});
            log.at(time).put("t", new boolean[] {true, false});
            log.at(time).put("y", new byte[][] {{-1}});
        }
        assertThat(loaded().stream().filter(line -> !line.contains("times")))
                .containsExactly(
                        "'b' |u1 (2, 2) [[255, 1], [255, 2]]",
                        "'c' <u2 (2, 2) [[97, 65535], [97, 65535]]",
                        "'f' <f4 (2, 2, 1) [[[1.0], [1.5]], [[2.0], [1.5]]]",
                        "'i' <i4 (2, 1) [[1], [2]]",
                        "'l' <i8 (2, 1) [[9223372036854775807], [9223372036854775807]]",
                        "'n' <f8 (2, 0, 0) [[], []]",
                        "'s' <i2 (2, 1, 2) [[[-7, 8]], [[-7, 8]]]",
                        "'t' |b1 (2, 2) [[True, False], [True, False]]",
                        "'y' |i1 (2, 1, 1) [[[-1]], [[-1]]]");
    }

    @Test
    void whatMakesNoArrayIsAListInJson() throws Exception {
        log.at(1).putAll(Map.of("any", 1L, "ragged", new int[][] {{1}, {2}}, "same", Map.of("a", 1L), "nul", "x\0"));
        log.at(2).putAll(Map.of("any", "two\uD800", "ragged", new int[][] {{3}}, "same", List.of(0.5, Double.NaN)));
        log.at(3).put("any", null);
        log.at(4).putAll(Map.of("any", new byte[] {1}, "ragged", new double[] {2}));
        log.at(5).put("any", true);
        log.at(6).put("none", null);
        assertThat(loaded())
                .containsExactly(
                        "'any.times' <i8 (5,) [1, 2, 3, 4, 5]",
                        "'any.json' [1, 'two\\ufffd', None, 'AQ==', True]",
                        "'none.times' <i8 (1,) [6]",
                        "'none.json' [None]",
                        "'nul.times' <i8 (1,) [1]",
                        "'nul.json' ['x\\x00']",
                        "'ragged.times' <i8 (3,) [1, 2, 4]",
                        "'ragged.json' [[[1], [2]], [[3]], [2.0]]",
                        "'same.times' <i8 (2,) [1, 2]",
                        "'same.json' [{'a': 1}, [0.5, 'NaN']]");
    }

    @Test
    void anArrayLeavesNullsOutAndTheReportCountsThem() throws Exception {
        log.at(1).put("cost", null);
        log.at(2).put("cost", 0.5);
        log.at(3).put("cost", null);
        Path file = folder.resolve("run.npz");
        assertThat(Npz.write(log, file)).isEqualTo(new ExportReport(3, 1, new TreeMap<>(Map.of("cost", 2L))));
        assertThat(Python.run(SHOW, file)).containsExactly("'cost.times' <i8 (1,) [2]", "'cost' <f8 (1,) [0.5]");
    }

    @Test
    void aLongStringAmongManyShortOnesIsNotPadded() throws Exception {
        for (int time = 0; time < 3_000; time++) {
            log.at(time).put("note", time == 5 ? "x".repeat(1_000) : "ok");
        }
        Path file = folder.resolve("run.npz");
        Npz.write(log, file);
        assertThat(file.toFile().length()).isLessThan(60_000);
        assertThat(Python.run(SHOW, file).get(1)).startsWith("'note.json' ['ok', ");
    }

    @Test
    void emptyStringsAreAnArrayToo() throws Exception {
        log.at(1).put("note", "");
        assertThat(loaded()).contains("'note' <U1 (1,) ['']");
    }

    @Test
    void anyKeyIsFoundUnderItsName() throws Exception {
        String longKey = "k/".repeat(1 << 19);
        for (String key :
                List.of("", "train/loss", "../up", "/top", "a", "a.times", "a.json", "a.npy", "50%", "☃", longKey)) {
            log.at(1).put(key, (long) key.length());
        }
        log.at(1).put("%keys", "mine");
        String find = """
                import json, numpy, sys
                from urllib.parse import unquote
                npz = numpy.load(sys.argv[1])
                cut = json.loads(npz['%keys.json'])
                for name in npz.files:
                    if not name.endswith('.times') and name != '%keys.json':
                        key = cut[name] if name in cut else unquote(name)
                        assert npz[name + '.times'].tolist() == [1]
                        print(ascii(name[:20]), ascii(key[:20]), npz[name].tolist())
                """;
        Path file = folder.resolve("run.npz");
        Npz.write(log, file);
        assertThat(Python.run(find, file))
                .containsExactly(
                        "'' '' [0]",
                        "'%25keys' '%keys' ['mine']",
                        "'%2E%2E/up' '../up' [5]".replace("%2E%2E", "%2E%2E"),
                        "'%2Ftop' '/top' [4]",
                        "'50%25' '50%' [3]",
                        "'a' 'a' [1]",
                        "'a%2Ejson' 'a.json' [6]",
                        "'a%2Enpy' 'a.npy' [5]",
                        "'a%2Etimes' 'a.times' [7]",
                        "'k/k/k/k/k/k/k/k/k/k/' 'k/k/k/k/k/k/k/k/k/k/' [1048576]",
                        "'train/loss' 'train/loss' [10]",
                        "'\\u2603' '\\u2603' [1]");
    }

    @Test
    void anEmptyLogLoadsAsNothing() throws Exception {
        assertThat(loaded()).isEmpty();
    }

    @Test
    void aResumedLogShowsItsAncestorsInARange() throws Exception {
        for (int time = 1; time <= 4; time++) {
            log.record(time, "cost", 1.0 / time);
        }
        try (TrainingLog resumed = log.resumeAt(2)) {
            resumed.record(3, "cost", 9);
            resumed.record(4, "cost", 8);
            Path file = folder.resolve("run.npz");
            Npz.write(resumed, Selection.all().from(2).to(3), file, Progress.NONE);
            assertThat(Python.run(SHOW, file))
                    .containsExactly("'cost.times' <i8 (2,) [2, 3]", "'cost' <f8 (2,) [0.5, 9.0]");
        }
    }

    /** More than the heap keeps, so that it goes by way of the temporary file. */
    @Test
    void aMillionNumbersAreTheSameBits() throws Exception {
        Random random = new Random(1936);
        int steps = 250_000;
        double[] sums = new double[4];
        long[] lasts = new long[4];
        for (int time = 0; time < steps; time++) {
            Map<String, Double> step = new TreeMap<>();
            for (int key = 0; key < 4; key++) {
                double value = random.nextGaussian();
                step.put("k" + key, value);
                sums[key] += value * (time % 1009);
                lasts[key] = Double.doubleToRawLongBits(value);
            }
            log.record(time, step);
        }
        Path file = folder.resolve("run.npz");
        List<Long> done = new ArrayList<>();
        Npz.write(log, Selection.all(), file, (rows, total) -> done.add(total == steps ? rows : -1));
        assertThat(done).isSorted().startsWith(128L).endsWith((long) steps);
        String sum = """
                import numpy, sys
                npz = numpy.load(sys.argv[1])
                for k in range(4):
                    t = npz['k%d.times' % k]
                    v = npz['k%d' % k]
                    assert (t == numpy.arange(len(t))).all()
                    print(len(v), v.view('<i8')[-1], repr(float((v * (t % 1009)).cumsum()[-1])))
                """;
        List<String> expected = new ArrayList<>();
        for (int key = 0; key < 4; key++) {
            expected.add(steps + " " + lasts[key] + " " + sums[key]);
        }
        assertThat(Python.run(sum, file)).isEqualTo(expected);
        assertThat(Arrays.stream(folder.toFile().list())).containsExactly("run.npz");
    }

    private List<String> loaded() throws Exception {
        Path file = folder.resolve("run.npz");
        Npz.write(log, file);
        return Python.run(SHOW, file);
    }
}
