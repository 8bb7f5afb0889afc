package io.traininglog.value.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.traininglog.CodecException;
import io.traininglog.PickledObject;
import io.traininglog.value.pickle.GoldenPicklesTest.Golden;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.razorvine.pickle.Unpickler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that nobody's pickler wrote, or that were damaged since. */
@Timeout(60)
class HostilePicklesTest {

    /** Each character a byte. */
    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Object decode(String pickle) {
        return Pickles.decode(bytes(pickle));
    }

    private static void assertDamaged(String pickle) {
        assertThatExceptionOfType(CodecException.class)
                .as(pickle.substring(0, Math.min(60, pickle.length())))
                .isThrownBy(() -> decode(pickle))
                .withMessageMatching("(?s).+");
    }

    private static void assertOpaque(String pickle, String className) {
        assertThat(decode(pickle)).isEqualTo(new PickledObject(className, bytes(pickle)));
    }

    @Test
    void aCommandIsKeptAndNotRun(@TempDir Path folder) {
        Path trace = folder.resolve("trace");
        String command = "touch " + trace;
        assertOpaque("cos\nsystem\n(S'" + command + "'\ntR.", "os.system");
        assertOpaque("cos\nsystem\np0\n0(g0\n(S'" + command + "'\ntRl.", "os.system");
        assertOpaque("(S'" + command + "'\nios\nsystem\n.", "os.system");
        assertOpaque("(cos\nsystem\nS'" + command + "'\no.", "os.system");
        assertOpaque("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093.", "os.system");
        assertOpaque("c__builtin__\neval\n(S'1'\ntR.", "__builtin__.eval");
        assertOpaque("cos\nsystem\n(S'1'\ntR}b.", "os.system");
        assertOpaque("cos\nsystem\n)\u0081}(K\u0001K\u0002ub.", "os.system");
        assertOpaque("cos\nsystem\n)}\u0092(K\u0001e.", "os.system");
        assertOpaque("cos\nsystem\n)R(K\u0001\u0090.", "os.system");
        // Known functions are not called with it either
        assertOpaque("c_codecs\nencode\ncos\nsystem\nR.", "os.system");
        assertOpaque("c__builtin__\nset\n(cos\nsystem\n(S'1'\ntRtR.", "os.system");
        assertOpaque("ccopy_reg\n_reconstructor\n(cmy\nClass\nc__builtin__\nobject\nNtR.", "my.Class");
        assertThat(Files.exists(trace)).isFalse();
    }

    @Test
    void whatTheHostTaughtThePickleLibraryDoesNotReachUs() {
        Unpickler.registerConstructor("host", "Class", arguments -> {
            throw new AssertionError("called");
        });
        assertOpaque("chost\nClass\n)R.", "host.Class");
        assertOpaque("(ihost\nClass\n.", "host.Class");
    }

    @Test
    void aStrangerThatIsDamagedLaterIsDamaged() {
        for (String rest : List.of("", "R.", "(S'1'\ntR", "(S'1'\ntRq", "NR.", "0.", "aa.", "tR.", "(S'1\ntR.")) {
            assertDamaged("cos\nsystem\n" + rest);
        }
        assertDamaged("NNR.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", ".", "\0\0", "cos\nsystem\n(S'1'\ntR.", "no pickle"})
    void whatFollowsTheEndIsIgnoredAsPythonDoes(String more) {
        assertThat(decode("N." + more)).isNull();
        assertThat(decode("\u0080\u0002]K\u0001a." + more)).isEqualTo(List.of(1L));
        assertOpaque("cos\nsystem\n." + more, "os.system");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1\n.|persistent id",
                "K\u0001Q.|persistent id",
                "\u0082\u0001.|extension code 1",
                "\u0083\u0001\u0001.|extension code 257",
                "\u0084\u0001\0\0\0.|extension code 1",
                "\u0097.|out-of-band buffer",
                "cnumpy\ndtype\n.|numpy.dtype",
                "cdatetime\ndatetime\n.|datetime.datetime",
                "cdatetime\ndatetime\n(I2020\nI1\nI1\ntR.|datetime.datetime",
                "cdatetime\ndate\n)R.|datetime.date",
                "cdatetime\ndate\n(NtR.|datetime.date",
                "cdatetime\ndate\n(]tR.|datetime.date",
                "cdatetime\ntimedelta\n(F1.5\nI0\nI0\ntR.|datetime.timedelta",
                "cdatetime\ntimezone\n(NtR.|datetime.timezone",
                "cdecimal\nDecimal\n(I1\ntR.|decimal.Decimal",
                "cdecimal\nDecimal\n(S'NaN'\ntR.|decimal.Decimal",
                "cdecimal\nDecimal\n(S'-0.0'\ntR.|decimal.Decimal",
                "cdecimal\nDecimal\n(S'1E+99999999999'\ntR.|decimal.Decimal",
                "cdecimal\nDecimal\n(S'one'\ntR.|decimal.Decimal",
                "ccollections\nOrderedDict\n(I1\ntR.|collections.OrderedDict",
                "ccollections\nOrderedDict\n((lI1\natR.|collections.OrderedDict",
                "ccollections\nOrderedDict\n)R}b.|collections.OrderedDict",
                "c__builtin__\nset\n(I1\ntR.|__builtin__.set",
                "c__builtin__\nset\n(}tR.|__builtin__.set",
                "c__builtin__\nbytearray\n(I999999999\ntR.|__builtin__.bytearray",
                "c_codecs\nencode\n(Va\nVrot13\ntR.|_codecs.encode",
                "ccopy_reg\n_reconstructor\n(NNNtR.|copy_reg._reconstructor",
                "cnumpy\nndarray\n((I9999999999\nttR.|numpy.ndarray",
                "cnumpy.core.multiarray\n_reconstruct\n(cdatetime\ndate\n(I0\ntS'b'\ntR.|numpy.core.multiarray._reconstruct",
                "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR.|numpy.ndarray",
                "cnumpy.core.multiarray\nscalar\n(NNtR.|numpy.core.multiarray.scalar",
                "cnumpy\ndtype\n(I8\ntR.|numpy.dtype",
                "(lp0\ng0\na.|a LIST that holds itself",
                "((lp0\ntp1\n0g0\ng1\na.|a LIST that holds itself",
                "(dp0\n(g0\ntI1\ns.|a DICT that holds itself",
            })
    void whatHasNoCounterpartIsKept(String pickleAndName) {
        int bar = pickleAndName.lastIndexOf('|');
        assertOpaque(pickleAndName.substring(0, bar), pickleAndName.substring(bar + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "N",
                "NN.",
                "(.",
                "a.",
                "N0.",
                "\u0080\u0006N.",
                "\u00ffN.",
                "t.",
                "]K\u0001s.",
                "}K\u0001a.",
                "}(K\u0001u.",
                "(K\u0001d.",
                "h\0.",
                "r\0\0\0\u0080.",
                "(q\0.",
                "Nb.",
                "]}b.",
                "(o.",
                "I\n.",
                "I1x\n.",
                "I 1\n.",
                "Labc\n.",
                "F1d\n.",
                "F0x1p3\n.",
                "F\n.",
                "S1\n.",
                "S'\\x1'\n.",
                "V\\u12\n.",
                "V\\U00110000\n.",
                "X\u0001\0\0\0\u0080.",
                "\u008c\u0003\u00f4\u0090\u0080.",
                "cdatetime\ndate\n(S'\\x07\\xe8\\x0d\\x01'\ntR.",
                "cdatetime\ntimedelta\n(I9999999999\nI0\nI0\ntR.",
                "c_codecs\nencode\n(V\\u0100\nVlatin1\ntR.",
                "\u0082\0."
            })
    void whatNoPythonReadsIsDamaged(String pickle) {
        assertDamaged(pickle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u008e\0\0\0\0\0\0\0@", // BINBYTES8
                "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
                "\u008d\0\0\0\0\0\0\0@", // BINUNICODE8
                "\u0096\0\0\0\0\0\0\0@", // BYTEARRAY8
                "B\u00ff\u00ff\u00ff\u007f",
                "B\u00ff\u00ff\u00ff\u00ff",
                "X\u00ff\u00ff\u00ff\u007f",
                "T\u00ff\u00ff\u00ff\u007f",
                "T\u00ff\u00ff\u00ff\u00ff",
                "\u008b\u00ff\u00ff\u00ff\u007f", // LONG4
                "\u008b\u00ff\u00ff\u00ff\u00ff",
                "\u0095\0\0\0\0\0\0\0@", // FRAME
            })
    void aForgedLengthAllocatesNothing(String opcode) {
        assertDamaged(opcode + "abc.");
    }

    @Test
    void aForgedMemoNumberIsOneEntry() {
        assertThat(decode("]r\u00ff\u00ff\u00ff\u007f0j\u00ff\u00ff\u00ff\u007f."))
                .isEqualTo(List.of());
        assertThat(decode("]p2147483647\n0g2147483647\n.")).isEqualTo(List.of());
        assertThat(decode("K\u0001q\u0005K\u0002q\0K\u0003q\u0002K\u0004q\u0003K\u0005q\u000400000h\u0005."))
                .as("numbers out of order")
                .isEqualTo(1L);
    }

    @Test
    void aForgedShapeAllocatesNothing() {
        String dtype = "cnumpy\ndtype\n(S'f8'\nI0\nI1\ntR(I3\nS'<'\nNNNI-1\nI-1\nI0\ntb";
        String array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n";
        for (String shape : List.of(
                "(I1099511627776\nt",
                "(I1000000000\nI0\nt",
                "(I2147483647\nI2147483647\nI4\nt",
                "(I-1\nt",
                "(L999999999999999999999L\nt",
                "(" + "I1\n".repeat(300) + "t",
                "(I3\nt")) {
            assertDamaged(array + shape + dtype + "I00\nS'12345678'\ntb.");
            assertDamaged("cnumpy.core.numeric\n_frombuffer\n(S'12345678'\n" + dtype + shape + "S'F'\ntR.");
        }
        assertThat(decode(array + "(I1\nt" + dtype + "I00\nS'\\0\\0\\0\\0\\0\\0\\xf0?'\ntb."))
                .isEqualTo(new double[] {1});
        assertDamaged("cnumpy.core.numeric\n_frombuffer\n(S'12345678'\n" + dtype + "(I1\ntS'K'\n(I5\nttR.");
        assertDamaged("cnumpy.core.multiarray\nscalar\n(" + dtype + "S'1'\ntR.");
    }

    @Test
    void depthIsBounded() {
        int deep = 1_000_000;
        assertDamaged("(".repeat(deep));
        assertDamaged("(".repeat(deep) + ".");
        assertOpaque("]".repeat(deep) + "a".repeat(deep - 1) + ".", "a LIST nested too deep");
        assertOpaque("(".repeat(deep) + "t".repeat(deep) + ".", "a TUPLE nested too deep");
        assertOpaque("N" + "\u0085".repeat(deep) + ".", "a TUPLE nested too deep");
        assertOpaque("(" + "(".repeat(30) + "\u0091".repeat(30) + "\u0091.", "a SET nested too deep");
        Object fits = decode("]".repeat(400) + "a".repeat(399) + ".");
        assertThat(fits.hashCode()).isNotZero();
        assertThat(fits.toString()).hasSize(800);
    }

    @Test
    void sharingIsBounded() {
        StringBuilder lists = new StringBuilder("]q\0");
        StringBuilder texts = new StringBuilder("(X\u00ff\u00ff\0\0" + "a".repeat(0xffff) + "q\0");
        StringBuilder sets = new StringBuilder("(](" + "K\u0001".repeat(50_000) + "eq\0");
        StringBuilder bytes = new StringBuilder("(X\u00ff\u00ff\0\0" + "a".repeat(0xffff) + "q\0");
        for (int i = 0; i < 40; i++) {
            lists.append("0](h")
                    .append((char) i)
                    .append('h')
                    .append((char) i)
                    .append("eq")
                    .append((char) (i + 1));
        }
        for (int i = 0; i < 100_000; i++) {
            texts.append("h\0");
            sets.append("c__builtin__\nset\nh\0\u0085R");
            bytes.append("c_codecs\nencode\nh\0Vlatin1\n\u0086R");
        }
        assertOpaque(lists.append('.').toString(), "objects shared too often");
        assertOpaque(texts.append("t.").toString(), "objects shared too often");
        assertOpaque(sets.append("t.").toString(), "objects shared too often");
        assertOpaque(bytes.append("t.").toString(), "objects shared too often");
    }

    @Test
    void hugeNumbersAreBounded() {
        String digits = "9".repeat(5_000_000);
        assertOpaque("I" + digits + "\n.", "builtins.int");
        assertOpaque("L" + digits + "L\n.", "builtins.int");
        assertOpaque("cdecimal\nDecimal\n(S'" + digits + "'\ntR.", "decimal.Decimal");
        assertDamaged("L" + digits + "x\n.");
        assertThat(decode("F" + digits + "\n.")).isEqualTo(Double.POSITIVE_INFINITY);
        assertOpaque("\u008b\u0000\u0000\u0010\u0000" + "\1".repeat(1 << 20) + ".", "builtins.int");
        assertThat(decode("cdecimal\nDecimal\n(S'1E+999999999'\ntR.")).isEqualTo(new BigDecimal("1E+999999999"));
        assertThat(decode("\u008a\u0009\0\0\0\0\0\0\0\u0080\0.")).isEqualTo(BigInteger.TWO.pow(63));
        assertThat(decode("\u008a\0.")).isEqualTo(0L);
    }

    @Test
    void keysAreSearchedInBoundedTime() {
        // Lists of two numbers whose hash codes are all the same: 31 * a + b
        StringBuilder pickle = new StringBuilder("}(");
        for (int i = 0; i < 100_000; i++) {
            pickle.append("I")
                    .append(i)
                    .append("\nI")
                    .append(31L * (100_000 - i))
                    .append("\n\u0086N");
        }
        assertOpaque(pickle.append("u.").toString(), "a dict or set with too many keys of one hash code");
        assertOpaque("}(G\u007f\u00f8\0\0\0\0\0\0NG\u007f\u00f8\0\0\0\0\0\0Nu.", "a dict with two equal keys");
        assertThat(decode("}(C\u0001aNC\u0001aN](K\u0001eNu.").toString()).startsWith("{[B@");
    }

    @Test
    void aPickleCutAnywhereIsDamaged() {
        Golden.all("pickles").stream()
                .filter(golden -> golden.pickle().length < 250 && golden.protocol() % 2 == 1)
                .forEach(golden -> {
                    for (int length = 0; length < golden.pickle().length; length++) {
                        byte[] cut = Arrays.copyOf(golden.pickle(), length);
                        assertThat(isDamaged(cut)).as("%s cut", golden.name()).isTrue();
                    }
                });
    }

    private static boolean isDamaged(byte[] pickle) {
        try {
            Pickles.decode(pickle);
            return false;
        } catch (CodecException damaged) {
            return true;
        }
    }

    @Test
    void noFlippedBitEscapesAsAnotherException() {
        Random random = new Random(7);
        int damaged = 0;
        for (Golden golden : Golden.all("pickles")) {
            for (int i = 0; i < 8; i++) {
                byte[] flipped = golden.pickle().clone();
                for (int flips = random.nextInt(3); flips >= 0; flips--) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    Object value = Pickles.decode(flipped);
                    assertThat(Described.of(value)).isNotEmpty();
                } catch (CodecException expected) {
                    damaged++;
                }
            }
        }
        assertThat(damaged).isPositive();
    }

    @Test
    void noNonsenseEscapesAsAnotherException() {
        byte[] opcodes = bytes(
                "(.012FIJKLMNPQRSTUVXabcd}eghijl]opqrstu)GBC\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087"
                        + "\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098");
        String[] names = {
            "cdatetime\ndatetime\n", "cnumpy\ndtype\n", "c__builtin__\nset\n", "S'f8'\n", "I7\n", "V\\u0041\n"
        };
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            ByteArrayOutputStream pickle = new ByteArrayOutputStream();
            for (int length = random.nextInt(30); length >= 0; length--) {
                if (random.nextInt(3) == 0) {
                    pickle.writeBytes(bytes(names[random.nextInt(names.length)]));
                } else {
                    pickle.write(opcodes[random.nextInt(opcodes.length)]);
                }
            }
            pickle.write('.');
            try {
                Pickles.decode(pickle.toByteArray());
            } catch (CodecException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            }
        }
    }
}
