package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalesTest {

    @Test
    void theFirstVariableThatIsSetCounts() {
        assertThat(Locales.isUtf8(Map.of())).isTrue();
        assertThat(Locales.isUtf8(Map.of("LANG", "de_DE.UTF-8"))).isTrue();
        assertThat(Locales.isUtf8(Map.of("LANG", "en_US.utf8"))).isTrue();
        assertThat(Locales.isUtf8(Map.of("LANG", "C"))).isFalse();
        assertThat(Locales.isUtf8(Map.of("LANG", "de_DE.ISO-8859-1"))).isFalse();
        assertThat(Locales.isUtf8(Map.of("LC_ALL", "POSIX", "LANG", "C.UTF-8"))).isFalse();
        assertThat(Locales.isUtf8(Map.of("LC_ALL", "", "LC_CTYPE", "C.UTF-8", "LANG", "C")))
                .isTrue();
    }
}
