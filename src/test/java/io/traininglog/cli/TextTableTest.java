package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static List<String> printed(TextTable table, boolean isTerminal, boolean hasColours, int width) {
        StringWriter out = new StringWriter();
        Screen screen = new Screen(
                new PrintWriter(out, true), new PrintWriter(out, true), isTerminal, isTerminal, hasColours, width);
        table.print(screen);
        return out.toString().lines().toList();
    }

    private static TextTable costs() {
        return new TextTable()
                .text("log")
                .number("entries")
                .text("note")
                .row("8f7c751e", "4", "the first")
                .row("af431646", "12345678", "");
    }

    @Test
    void columnsAreAlignedAndNumbersToTheRight() {
        assertThat(printed(costs(), false, false, 80))
                .containsExactly("log        entries  note", "8f7c751e         4  the first", "af431646  12345678");
    }

    @Test
    void wideCharactersAreAlignedByTheirColumns() {
        TextTable table =
                new TextTable().text("key").text("last").row("学习率", "0.1").row("cost", "2");
        assertThat(printed(table, false, false, 80)).containsExactly("key     last", "学习率  0.1", "cost    2");
    }

    @Test
    void whatIsStoredCannotActOnTheTerminal() {
        TextTable table = new TextTable().text("key\u001b]0;x\u0007").row("a\nb\u001b[2J");
        assertThat(printed(table, true, false, 80)).containsExactly("key\\u001b]0;x\\u0007", "a\\nb\\u001b[2J");
    }

    @Test
    void onANarrowTerminalTextIsCutAndNumbersAreNot() {
        TextTable table = new TextTable().text("key").number("entries").row("a_key_of_a_tedious_length", "1234567890");
        assertThat(printed(table, true, false, 24))
                .containsExactly("key              entries", "a_key_of_a_…  1234567890");
    }

    @Test
    void onATerminalNoLineIsLongerThanItIsWide() {
        assertThat(printed(costs(), true, false, 16)).containsExactly("log       …", "8f7c751e  …", "af431646  …");
        assertThat(printed(costs(), true, false, 19)).containsExactly("log       …", "8f7c751e  …", "af431646  …");
        assertThat(printed(costs(), true, false, 22))
                .containsExactly("log        entries  n…", "8f7c751e         4  t…", "af431646  12345678");
        assertThat(printed(costs(), true, false, 1)).allMatch(line -> line.length() <= 1);
    }

    @Test
    void inAPipeNothingIsCut() {
        TextTable table = new TextTable().text("value").row("x".repeat(500));
        assertThat(printed(table, false, false, 80)).contains("x".repeat(500));
    }

    @Test
    void onlyTheHeaderStandsOutAndOnlyWithColours() {
        assertThat(printed(costs(), true, true, 80).get(0)).isEqualTo("\u001b[1mlog        entries  note\u001b[0m");
        assertThat(printed(costs(), true, true, 80).get(1)).isEqualTo("8f7c751e         4  the first");
        assertThat(printed(costs(), true, false, 80).get(0)).isEqualTo("log        entries  note");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> costs().row("8f7c751e")).isInstanceOf(IllegalArgumentException.class);
    }
}
