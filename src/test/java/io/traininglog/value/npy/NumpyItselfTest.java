package io.traininglog.value.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy reads what we write, and we read what it writes; where this machine has it. */
class NumpyItselfTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void needsNumpy() throws Exception {
        assumeTrue(python("import numpy").exitCode == 0, "no python3 with numpy here");
    }

    @Test
    void numpyReadsWhatWeWrite() throws Exception {
        Object[] arrays = {
            new boolean[][] {{true, false}, {false, true}},
            new byte[][] {{1, -2}, {3, -4}},
            new short[] {-7, 8},
            new char[] {'a', '\uffff'},
            new int[][][] {{{1}, {2}}, {{3}, {4}}},
            new long[] {Long.MIN_VALUE},
            new float[] {1.5f, Float.NEGATIVE_INFINITY},
            new double[][] {{0.1, -0.0}},
            new double[0],
            new double[3][0],
        };
        for (int i = 0; i < arrays.length; i++) {
            Files.write(folder.resolve(i + ".npy"), Npy.encode(arrays[i]));
        }
        String read = python(
                        "import numpy, sys\n"
                                + "for i in range(" + arrays.length + "):\n"
                                + "  a = numpy.load(sys.argv[1] + '/%d.npy' % i)\n"
                                + "  print(a.dtype.str, a.shape, a.tolist())",
                        folder.toString())
                .output;
        assertThat(read.lines())
                .containsExactly(
                        "|b1 (2, 2) [[True, False], [False, True]]",
                        "|i1 (2, 2) [[1, -2], [3, -4]]",
                        "<i2 (2,) [-7, 8]",
                        "<u2 (2,) [97, 65535]",
                        "<i4 (2, 2, 1) [[[1], [2]], [[3], [4]]]",
                        "<i8 (1,) [-9223372036854775808]",
                        "<f4 (2,) [1.5, -inf]",
                        "<f8 (1, 2) [[0.1, -0.0]]",
                        "<f8 (0,) []",
                        "<f8 (3, 0) [[], [], []]");
    }

    @Test
    void weReadWhatNumpyWrites() throws Exception {
        String script = """
                import numpy, sys
                i = 0
                for code in ('b1', 'i1', 'i2', 'u2', 'i4', 'i8', 'f4', 'f8'):
                  for order in '<>':
                    for layout in 'CF':
                      a = numpy.arange(24).reshape(2, 3, 4).astype(order + code)
                      numpy.save(sys.argv[1] + '/%d.npy' % i, numpy.asarray(a, order=layout))
                      i += 1
                """;
        assertThat(python(script, folder.toString()).exitCode).isZero();
        List<String> types = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Object array = Npy.decode(Files.readAllBytes(folder.resolve(i + ".npy")));
            types.add(array.getClass().getSimpleName());
            assertThat(inOrder(array)).as("file " + i).isEqualTo(expected(array));
        }
        assertThat(types.stream().distinct())
                .containsExactly(
                        "boolean[][][]",
                        "byte[][][]",
                        "short[][][]",
                        "char[][][]",
                        "int[][][]",
                        "long[][][]",
                        "float[][][]",
                        "double[][][]");
    }

    private static List<Double> inOrder(Object array) {
        List<Double> elements = new ArrayList<>();
        for (Object plane : (Object[]) array) {
            for (Object row : (Object[]) plane) {
                for (int i = 0; i < Array.getLength(row); i++) {
                    elements.add(number(Array.get(row, i)));
                }
            }
        }
        return elements;
    }

    private static double number(Object element) {
        if (element instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return element instanceof Character unit ? unit : ((Number) element).doubleValue();
    }

    private static List<Double> expected(Object array) {
        return IntStream.range(0, 24)
                .mapToObj(i -> array instanceof boolean[][][] ? Math.min(i, 1.0) : (double) i)
                .toList();
    }

    private record Run(int exitCode, String output) {}

    private static Run python(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        command.addAll(Arrays.asList(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return new Run(-1, "");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }
}
