package io.traininglog.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    @Test
    void whatATerminalActsOnIsSpelledOut() {
        assertThat(TerminalText.of("a\u001b[31mred\u0007\n\tb\r\u009b2J\u007f\u0000"))
                .isEqualTo("a\\u001b[31mred\\u0007\\n\\tb\\r\\u009b2J\\u007f\\u0000");
    }

    @Test
    void whatTurnsTheDirectionOrCannotBeSeenIsSpelledOut() {
        assertThat(TerminalText.of("\u202eabc\u2066\ufeff\u2028\u2029\u200b\u00ad"))
                .isEqualTo("\\u202eabc\\u2066\\ufeff\\u2028\\u2029\\u200b\\u00ad");
        assertThat(TerminalText.of("tag " + Character.toString(0xe0041))).isEqualTo("tag \\udb40\\udc41");
        assertThat(TerminalText.of("lone \ud800.")).isEqualTo("lone \\ud800.");
    }

    @Test
    void everythingElseStays() {
        String text = "Größe Δ 学习率 👩‍🔬 \\n e\u0301";
        assertThat(TerminalText.of(text)).isEqualTo(text);
    }

    @Test
    void nothingIsLeftThatIsActedOn() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(codePoint -> {
            String shown = TerminalText.of("x" + Character.toString(codePoint));
            assertThat(shown.chars().filter(Character::isISOControl)).isEmpty();
            assertThat(TerminalText.of(shown)).isEqualTo(shown);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "train_cost,10",
        "学习率,6",
        "コスト,6",
        "손실,4",
        "e\u0301t,2",
        "👍,2",
        "ｆｕｌｌ,8",
        "ﾊﾝ,2",
        "Δ→█…,4",
        "⏱,1",
        "⌛,2"
    })
    void theWidthIsThatOfATerminal(String text, int width) {
        assertThat(TerminalText.width(text)).isEqualTo(width);
    }

    @Test
    void aCutTextFitsAndSaysSo() {
        assertThat(TerminalText.cut("train_cost", 10)).isEqualTo("train_cost");
        assertThat(TerminalText.cut("train_cost", 6)).isEqualTo("train…");
        assertThat(TerminalText.cut("学习率曲线", 6)).isEqualTo("学习…");
        assertThat(TerminalText.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
        assertThat(TerminalText.cut("abc", 1)).isEqualTo("…");
        assertThat(TerminalText.cut("abc", 0)).isEmpty();
    }
}
