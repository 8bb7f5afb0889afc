package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which strings are keys, and how they sort. */
final class KeysContractTest extends ContractTest {

    /** In the order of UTF-16 units, the emoji comes before U+FB01 and U+FFFF; in UTF-8 it would come after. */
    private static final List<String> ODD_KEYS = List.of(
            "",
            "\0",
            "\0\0",
            " ",
            "A",
            "B",
            "a",
            "a\0",
            "a\0b",
            "a ",
            "aa",
            "b",
            "e\u0301",
            "\u00df",
            "\u00e9",
            "\uD83D\uDE00",
            "\uD83D\uDE00\uD83D\uDE01",
            "\uD83D\uDE01",
            "\uFB01",
            "\uFFFD",
            "\uFFFF");

    @Test
    void keysSortByStringCompareTo() {
        assertThat(ODD_KEYS).isEqualTo(new ArrayList<>(new TreeSet<>(ODD_KEYS)));
        for (int i = ODD_KEYS.size() - 1; i >= 0; i--) {
            log.at(1).put(ODD_KEYS.get(i), i);
            log.status().put(ODD_KEYS.get(i), i);
        }
        TrainingLog other = anotherHandle(log);
        assertThat(new ArrayList<>(other.at(1).keySet())).isEqualTo(ODD_KEYS);
        assertThat(new ArrayList<>(other.rows().firstEntry().getValue().keySet()))
                .isEqualTo(ODD_KEYS);
        assertThat(new ArrayList<>(other.rows().values().iterator().next().keySet()))
                .isEqualTo(ODD_KEYS);
        assertThat(new ArrayList<>(other.rows().remove(1L).keySet())).isEqualTo(ODD_KEYS);
        assertThat(List.copyOf(other.status().keySet())).containsAll(ODD_KEYS).isSorted();
    }

    @Test
    void everyKeyIsItsOwn() {
        for (int i = 0; i < ODD_KEYS.size(); i++) {
            log.at(1).put(ODD_KEYS.get(i), i);
        }
        TrainingLog other = anotherHandle(log);
        for (int i = 0; i < ODD_KEYS.size(); i++) {
            assertThat(other.at(1).get(ODD_KEYS.get(i))).isEqualTo((long) i);
            assertThat(other.series(ODD_KEYS.get(i)).values()).containsExactly(i);
        }
        assertThat(new ArrayList<>(other.keys())).isEqualTo(ODD_KEYS);
    }

    @Test
    void aKeyMayBeAMegabyteLong() {
        String one = "k".repeat(1 << 20) + "1";
        String two = "k".repeat(1 << 20) + "2";
        log.at(1).put(one, 1);
        log.at(1).put(two, 2);
        log.status().put(one, 3);
        assertThat(log.at(1)).isEqualTo(map(one, 1L, two, 2L));
        assertThat(log.keys()).containsExactly(one, two);
        assertThat(log.status().get(one)).isEqualTo(3L);
        assertThat(log.series(two).values()).containsExactly(2);
    }

    @Test
    void aKeyWithALoneSurrogateIsRefused() {
        for (String key : List.of("\uD83D", "\uDE00", "a\uD83D", "\uDE00\uD83D", "\uD83Da", "\uD83D\uD83D\uDE00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> log.at(1).put(key, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> log.at(1).putAll(map("a", 1, key, 2)));
            assertThatIllegalArgumentException().isThrownBy(() -> log.status().put(key, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> log.rows().put(1L, map("a", 1, key, 1)));
            assertThatIllegalArgumentException().isThrownBy(() -> log.record(1, key, 1));
        }
        assertThat(log.rows()).isEmpty();
        assertThat(log.status()).hasSize(4);
    }

    @Test
    void aKeyWithALoneSurrogateIsNeverThere() {
        log.at(1).put("?", 1);
        log.at(1).put("\uFFFD", 1);
        assertThat(log.at(1).get("\uD83D")).isNull();
        assertThat(log.at(1).containsKey("\uD83D")).isFalse();
        assertThat(log.at(1).remove("\uD83D")).isNull();
        assertThat(log.status().get("\uD83D")).isNull();
        assertThat(log.series("\uD83D").isEmpty()).isTrue();
        assertThat(log.at(1)).hasSize(2);
    }

    @Test
    void anEntryWhoseKeyHasALoneSurrogateIsNeverThere() {
        for (Map<String, Object> view : List.of(log.at(1), log.status())) {
            view.put("a?", 5L);
            view.put("a\uFFFD", 5L);
            Map<String, Object> before = new HashMap<>(view);
            Object entry = new SimpleEntry<>("a\uD800", 5L);
            assertThat(view.entrySet().contains(entry)).isFalse();
            assertThat(view.entrySet().remove(entry)).isFalse();
            assertThat(view.entrySet().removeAll(List.of(entry))).isFalse();
            assertThat(view.remove("a\uD800", 5L)).isFalse();
            assertThat(view.keySet().remove("a\uD800")).isFalse();
            assertThat(view).isEqualTo(before);
        }
    }

    @Test
    void aNullKeyIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> log.at(1).put(null, 1));
        assertThatNullPointerException().isThrownBy(() -> log.at(1).get(null));
        assertThatNullPointerException().isThrownBy(() -> log.at(1).containsKey(null));
        assertThatNullPointerException().isThrownBy(() -> log.at(1).remove(null));
        assertThatNullPointerException().isThrownBy(() -> log.at(1).putAll(map("a", 1, null, 2)));
        assertThatNullPointerException().isThrownBy(() -> log.rows().put(1L, map("a", 1, null, 2)));
        assertThatNullPointerException().isThrownBy(() -> log.status().put(null, 1));
        assertThatNullPointerException().isThrownBy(() -> log.status().putAll(map("a", 1, null, 2)));
        assertThatNullPointerException().isThrownBy(() -> log.record(1, null, 1));
        assertThatNullPointerException().isThrownBy(() -> log.record(1, map("a", 1, null, 2)));
        assertThatNullPointerException().isThrownBy(() -> log.series(null));
        assertThat(log.rows()).isEmpty();
        assertThat(log.status()).hasSize(4);
    }

    @Test
    void aKeyOfAnotherTypeIsNeverThere() {
        log.at(1).put("1", 1);
        Object number = 1;
        assertThat(log.at(1).containsKey(number)).isFalse();
        assertThat(log.at(1).get(number)).isNull();
        assertThat(log.at(1).remove(number)).isNull();
    }

    @Test
    void keysAreThoseWithAnEntry() {
        assertThat(log.keys()).isEmpty();
        log.at(1).putAll(map("b", 1, "a", null));
        log.at(2).put("c", 1);
        log.status().put("d", 1);
        assertThat(log.keys()).containsExactly("a", "b", "c");
        log.at(1).remove("b");
        assertThat(log.keys()).containsExactly("a", "c");
    }

    @Test
    void keysAreASnapshotThatCannotBeChanged() {
        log.at(1).put("a", 1);
        var keys = log.keys();
        log.at(1).put("b", 1);
        assertThat(keys).containsExactly("a");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> keys.remove("a"));
    }
}
