package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b,c                  | 1: a b c",
                "a,,                    | 1: a _ _",
                ",                      | 1: _ _",
                "`\"a\",b`              | 1: 'a' b",
                "`\"\",b`               | 1: '' b",
                "`\"a,\"\"b\"\"\",c`    | 1: 'a,\"b\"' c",
                "`a\\n\\nb\\r\\nc`      | 1: a; 3: b; 4: c",
                "`\"a\\nb\",c\\nd,e`    | 1: 'a\\nb' c; 3: d e",
                "`\"a\\r\\nb\"\\r\\nd`  | 1: 'a\\r\\nb'; 3: d",
                "`a\"b,c`               | 1: a\"b c",
                "`\"a\"b,c\\nd,e`       | 1! field 1 goes on after its closing quotation mark; 2: d e",
                "`x,\"a\\nb,c\\nd,e`    | 1! a quotation mark is not closed; 2: b c; 3: d e",
                "`\uFEFFa,b`            | 1: a b",
                "`a,b\\rc,d\\r`         | 1: a b; 2: c d",
                "`a,b\\rc,d`            | 1: a b; 2: c d",
                "`\"a\\rb\"\\rc`         | 1: 'a\\rb'; 3: c",
                "`a\\r\\r\\nb\\r\\r\\n`   | 1: a; 3: b",
                "`  a ,b\t,\t c d , `   | 1: a b c d _",
                "` \" a \" ,\"b \"`      | 1: ' a ' 'b '",
                "` \"a\" b`             | 1! field 1 goes on after its closing quotation mark",
                "`a\\n \t\\nb`          | 1: a; 3: b",
                "`\uFEFF\"a\",b`        | 1: 'a' b",
            })
    void recordsAreAsRfc4180HasThem(String text, String expected) throws IOException {
        String file = text.replace("\\n", "\n").replace("\\r", "\r");
        assertThat(read(bytes(file))).isEqualTo(expected);
    }

    @Test
    void nothingHasNoRecord() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(bytes("\n\r\n\n"))).isEmpty();
    }

    @Test
    void theCharacterZeroOutsideQuotationMarksIsAFaultAndTheNextLineIsRead() throws IOException {
        assertThat(read(bytes("a,b\u0000\u0000\nc,d\n")))
                .startsWith("1! field 2 has the character U+0000")
                .endsWith("; 2: c d");
        assertThat(read(bytes("\"a\u0000b\",c"))).isEqualTo("1: 'a\u0000b' c");
    }

    @Test
    void aLineEndsWhereverTheBufferDoes() throws IOException {
        for (int length = (1 << 16) - 3; length < (1 << 16) + 2; length++) {
            for (String end : List.of("\n", "\r", "\r\n")) {
                List<CsvReader.Entry> records = records(bytes("x".repeat(length) + end + "a,b" + end));
                assertThat(records).extracting(CsvReader.Entry::line).containsExactly(1L, 2L);
                assertThat(records.get(1).text()).isEqualTo("a,b" + end);
            }
        }
    }

    @Test
    void aRecordHasItsTextFromWhichItCanBeReadAgain() throws IOException {
        for (CsvReader.Entry record : records(bytes("\uFEFFa, b\n\"c\nd\"\"\r\n\",e\r\nf"))) {
            assertThat(records(bytes(record.text())))
                    .singleElement()
                    .satisfies(again -> assertThat(again.cells()).isEqualTo(record.cells()));
            CsvRecordParser parser = new CsvRecordParser(CsvFormat.of("", false));
            parser.add(record.text());
            assertThat(parser.cells()).isEqualTo(record.cells());
        }
    }

    @Test
    void aLineThatIsNotUtf8IsAFaultAndTheNextIsRead() throws IOException {
        byte[] file = bytes("a,b\n?,c\nd,e\n");
        file[4] = (byte) 0xFF;
        assertThat(read(file)).isEqualTo("1: a b; 2! the line is not UTF-8; 3: d e");
    }

    @Test
    void aLineOfAnyLengthTakesNoMoreThanItMay() throws IOException {
        byte[] file = bytes("a,b\n" + "x".repeat(17 << 20) + "\nd,e\n");
        assertThat(read(file)).isEqualTo("1: a b; 2! the line is longer than 16777216 bytes; 3: d e");
    }

    /** Each is read as the beginning of a field at most twice, not once for each line before it. */
    @Test
    void aFileOfQuotationMarksIsReadInLinearTime() throws IOException {
        assertThat(records(bytes("x,\"a\n".repeat(300_001))))
                .hasSize(150_001)
                .last()
                .satisfies(last -> assertThat(last.fault()).isEqualTo("a quotation mark is not closed"));
        StringBuilder file = new StringBuilder("\"open\n");
        file.append("plain,line\n".repeat(300_000));
        List<CsvReader.Entry> records = records(bytes(file.toString()));
        assertThat(records).hasSize(300_001);
        assertThat(records.get(0).fault()).isEqualTo("a quotation mark is not closed");
        assertThat(records.get(300_000).line()).isEqualTo(300_001);
    }

    @Test
    void noBytesMakeItFail() throws IOException {
        Random random = new Random(4180);
        byte[] alphabet = bytes("\",\n\r a\u00e9\u0000\t");
        for (int i = 0; i < 20_000; i++) {
            byte[] file = new byte[random.nextInt(40)];
            for (int j = 0; j < file.length; j++) {
                file[j] = alphabet[random.nextInt(alphabet.length)];
            }
            long line = 0;
            for (CsvReader.Entry record : records(file)) {
                assertThat(record.line()).isGreaterThan(line);
                line = record.line();
                assertThat(record.fault() == null && record.cells().isEmpty()).isFalse();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<CsvReader.Entry> records(byte[] file) throws IOException {
        CsvReader reader = new CsvReader(new ByteArrayInputStream(file), CsvFormat.of("", false));
        List<CsvReader.Entry> records = new ArrayList<>();
        for (CsvReader.Entry record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }

    private static String read(byte[] file) throws IOException {
        List<String> shown = new ArrayList<>();
        for (CsvReader.Entry record : records(file)) {
            StringBuilder text = new StringBuilder();
            for (CsvReader.Cell cell : record.cells()) {
                String content = cell.text().replace("\n", "\\n").replace("\r", "\\r");
                text.append(' ').append(cell.isQuoted() ? "'" + content + "'" : content.isEmpty() ? "_" : content);
            }
            shown.add(record.line() + (record.fault() == null ? ":" + text : "! " + record.fault()));
        }
        return String.join("; ", shown);
    }
}
