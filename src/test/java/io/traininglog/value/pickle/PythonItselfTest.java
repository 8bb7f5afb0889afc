package io.traininglog.value.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Random nested values, pickled and described by the Python of this machine, where it has one. */
class PythonItselfTest {

    /** Describes as {@link Described} does. */
    private static final String SCRIPT = """
            import base64, collections, pickle, random, struct
            r = random.Random(5)

            def text():
                return ''.join(chr(r.choice((r.randrange(128), r.randrange(0xd800), r.randrange(0x10000, 0x110000))))
                               for _ in range(r.choice((0, 1, 5, 300))))

            def leaf():
                return r.choice((
                    lambda: None, lambda: r.random() < 0.5, lambda: r.randrange(-300, 70000),
                    lambda: r.getrandbits(r.choice((31, 32, 63, 64, 200))) * r.choice((1, -1)),
                    lambda: struct.unpack('<d', r.getrandbits(64).to_bytes(8, 'little'))[0], text))()

            def key(depth):
                if depth and r.random() < 0.2:
                    return tuple(key(depth - 1) for _ in range(r.randrange(3)))
                return text() + str(r.random())

            shared = []

            def value(depth):
                if depth == 0 or r.random() < 0.3:
                    return r.choice((leaf, leaf, lambda: bytes(r.getrandbits(8) for _ in range(r.randrange(300)))))()
                if shared and r.random() < 0.1:
                    return r.choice(shared)
                n = r.choice((0, 1, 2, 3, 6))
                made = r.choice((
                    lambda: [value(depth - 1) for _ in range(n)],
                    lambda: tuple(value(depth - 1) for _ in range(n)),
                    lambda: {key(1): value(depth - 1) for _ in range(n)},
                    lambda: collections.OrderedDict((key(1), value(depth - 1)) for _ in range(n)),
                    lambda: {key(1) for _ in range(n)}, lambda: frozenset(key(1) for _ in range(n)),
                    lambda: bytearray(r.getrandbits(8) for _ in range(n))))()
                shared.append(made)
                return made

            def described(v):
                if v is None: return 'None'
                if v is True: return 'Boolean true'
                if v is False: return 'Boolean false'
                if isinstance(v, int): return ('int ' if -2**63 <= v < 2**63 else 'big ') + str(v)
                if isinstance(v, float): return 'float %x' % struct.unpack('<Q', struct.pack('<d', v))
                if isinstance(v, str): return 'str ' + v.encode('utf-16-le').hex()
                if isinstance(v, (bytes, bytearray)): return 'bytes ' + v.hex()
                if isinstance(v, (list, tuple)): return '[' + ', '.join(map(described, v)) + ']'
                if isinstance(v, (set, frozenset)): return '<' + ', '.join(sorted(map(described, v))) + '>'
                return '{' + ', '.join(described(k) + ': ' + described(x) for k, x in v.items()) + '}'

            for i in range(600):
                shared.clear()
                v = value(5)
                # Protocol 0 writes numbers in text, which keeps no NaN's payload
                p = i % 6
                b = pickle.dumps(v, p) + r.choice((b'', b'more.', b'\\0'))
                print(p, base64.b64encode(b).decode(), described(pickle.loads(b)))
            """;

    @Test
    void whatPythonPicklesComesBack() throws IOException, InterruptedException {
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", SCRIPT)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "no python3 here");
            return;
        }
        List<String> lines = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .toList();
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).as("%s", lines.subList(0, Math.min(5, lines.size()))).hasSize(600);
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            assertThat(Described.of(Pickles.decode(Base64.getDecoder().decode(words[1]))))
                    .as("protocol " + words[0])
                    .isEqualTo(words[2]);
        }
    }
}
