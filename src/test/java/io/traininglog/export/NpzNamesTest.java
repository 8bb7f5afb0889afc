package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpzNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train_cost",
                "train/loss",
                "a b",
                "α ☃ 𝄞",
                "times",
                "x.times.y",
                "a,b=\"c\"",
                ".hidden",
                "",
                "..."
            })
    void usualKeysAreTheirOwnNames(String key) {
        assertThat(NpzNames.of(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "100%, 100%25",
        "a\\b, a%5Cb",
        "/etc/x, %2Fetc/x",
        "../../x, %2E%2E/%2E%2E/x",
        "a/./b, a/%2E/b",
        "cost.times, cost%2Etimes",
        "cost.json, cost%2Ejson",
        "cost.npy, cost%2Enpy",
        ".times, %2Etimes",
    })
    void whatCouldBeMistakenIsEncoded(String key, String name) {
        assertThat(NpzNames.of(key)).isEqualTo(name);
    }

    @Test
    void controlCharactersAreEncoded() {
        assertThat(NpzNames.of("a\n\0\u007f")).isEqualTo("a%0A%00%7F");
    }

    @Test
    void aLongKeyIsCutAndHasItsDigest() {
        String key = "k".repeat(1 << 20);
        assertThat(NpzNames.of(key))
                .startsWith("k".repeat(100) + "%~")
                .hasSize(134)
                .matches(NpzNames::isCut);
        assertThat(NpzNames.of(key)).isNotEqualTo(NpzNames.of(key + "k"));
        assertThat(NpzNames.of("k".repeat(200))).isEqualTo("k".repeat(200)).matches(name -> !NpzNames.isCut(name));
        assertThat(NpzNames.of("☃".repeat(150)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(200);
        assertThat(NpzNames.of(NpzNames.of(key))).isNotEqualTo(NpzNames.of(key));
    }

    /** Of keys made of what is encoded, which is where they could meet. */
    @Test
    void noTwoKeysShareAFileAndEveryNameTellsItsKey() {
        Random random = new Random(1913);
        String[] parts = {".", "/", "%", "2E", "times", "json", "npy", "a", "\\", "\n", "%2E", "~"};
        Set<String> keys = new HashSet<>();
        while (keys.size() < 20_000) {
            StringBuilder key = new StringBuilder();
            for (int i = random.nextInt(7); i > 0; i--) {
                key.append(parts[random.nextInt(parts.length)]);
            }
            keys.add(key.toString());
        }
        List<String> shown = new ArrayList<>();
        for (String key : keys) {
            String name = NpzNames.of(key);
            assertThat(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .isEqualTo(key);
            // As numpy.load lists them: without .npy
            shown.addAll(List.of(name, name + ".times", name + ".json"));
        }
        assertThat(shown).doesNotHaveDuplicates();
    }
}
