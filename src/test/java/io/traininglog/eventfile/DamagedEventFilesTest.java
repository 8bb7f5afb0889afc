package io.traininglog.eventfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file has, reading it ends, in bounded memory, with what is whole and word of what is not. */
class DamagedEventFilesTest {

    private static final int HEAD = 12;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"old", "new", "restarted"})
    void cutAtAnyByteAllWholeRecordsAreRead(String name) throws IOException {
        byte[] whole = Files.readAllBytes(EventFileReading.golden(name));
        List<Event> events = EventFileReading.undamaged(EventFileReading.golden(name));
        Path file = Files.write(folder.resolve("tfevents"), whole);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int length = whole.length; length >= 0; length--) {
                channel.truncate(length);
                EventFileReading reading = EventFileReading.of(file);
                int complete = complete(events, length, whole.length);
                assertThat(reading.events())
                        .as("of %d bytes", length)
                        .extracting(Event::offset)
                        .isEqualTo(offsets(events, complete));
                boolean isTorn =
                        length < whole.length && length != events.get(complete).offset();
                String damage = isTorn ? events.get(complete).offset() + ": the last record is cut short" : "";
                assertThat(reading.damage()).as("of %d bytes", length).hasSize(isTorn ? 1 : 0);
                assertThat(String.join("", reading.damage())).startsWith(damage);
            }
        }
    }

    private static int complete(List<Event> events, int length, int all) {
        int complete = 0;
        while (complete < events.size()) {
            long end = complete + 1 < events.size() ? events.get(complete + 1).offset() : all;
            if (end > length) {
                return complete;
            }
            complete++;
        }
        return complete;
    }

    private static List<Long> offsets(List<Event> events, int count) {
        return events.subList(0, count).stream().map(Event::offset).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new", "restarted"})
    void everyFlippedBitIsReportedAndNoOtherRecordReadWrongly(String name) throws IOException {
        byte[] whole = Files.readAllBytes(EventFileReading.golden(name));
        Map<Long, String> events = new HashMap<>();
        EventFileReading.undamaged(EventFileReading.golden(name))
                .forEach(event -> events.put(event.offset(), text(event)));
        Path file = Files.write(folder.resolve("tfevents"), whole);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int bit = 0; bit < 8 * whole.length; bit++) {
                put(channel, bit / 8, whole[bit / 8] ^ 1 << bit % 8);
                EventFileReading reading = EventFileReading.of(file);
                put(channel, bit / 8, whole[bit / 8]);
                assertThat(reading.damage()).as("bit %d", bit).hasSize(1);
                for (Event event : reading.events()) {
                    assertThat(text(event)).as("bit %d", bit).isEqualTo(events.get(event.offset()));
                }
            }
        }
    }

    private static void put(FileChannel channel, int place, int value) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), place);
    }

    /** Arrays of strings are equal only to themselves. */
    private static String text(Event event) {
        StringBuilder text = new StringBuilder(event.wallTime() + " " + event.step());
        if (event.what() instanceof Event.Summary summary) {
            for (SummaryValue value : summary.values()) {
                text.append(' ').append(value.tag()).append(value.plugin());
                boolean isArray =
                        value.content() instanceof SummaryValue.Text strings && strings.value() instanceof String[];
                text.append(isArray ? "[]" : value.content());
            }
            return text.toString();
        }
        return text.append(event.what()).toString();
    }

    @Test
    void afterDamagedDataTheNextRecordIsRead() throws IOException {
        EventFileBuilder file = new EventFileBuilder(1e9).scalar("loss", 1, 0.5f);
        int offset = file.size();
        byte[] bytes = file.scalar("loss", 2, 0.25f).scalar("loss", 3, 0.125f).bytes();
        bytes[offset + HEAD] ^= 1;
        EventFileReading reading = read(bytes);
        assertThat(reading.events()).extracting(Event::step).containsExactly(0L, 1L, 3L);
        assertThat(reading.damage())
                .singleElement()
                .asString()
                .startsWith(offset + ": ")
                .contains("checksum", "next");
    }

    @Test
    void afterADamagedLengthNothingIsTrusted() throws IOException {
        EventFileBuilder file = new EventFileBuilder(1e9).scalar("loss", 1, 0.5f);
        int offset = file.size();
        byte[] bytes = file.scalar("loss", 2, 0.25f).scalar("loss", 3, 0.125f).bytes();
        bytes[offset] ^= 1;
        EventFileReading reading = read(bytes);
        assertThat(reading.events()).extracting(Event::step).containsExactly(0L, 1L);
        assertThat(reading.damage())
                .singleElement()
                .asString()
                .startsWith(offset + ": ")
                .contains("length", (bytes.length - offset) + " bytes");
    }

    /** What a power cut leaves where the file's length was on disk before its bytes. */
    @Test
    void aTailOfZeroesIsReported() throws IOException {
        EventFileBuilder file = new EventFileBuilder(1e9).scalar("loss", 1, 0.5f);
        int offset = file.size();
        EventFileReading reading = read(file.raw(new byte[1000]).bytes());
        assertThat(reading.events()).hasSize(2);
        assertThat(reading.damage()).singleElement().asString().startsWith(offset + ": ");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, Integer.MAX_VALUE, 1L << 40, 1})
    void aForgedLengthTakesNoMemory(long length) throws IOException {
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        byte[] checksum = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(EventFileBuilder.masked(bytes))
                .array();
        EventFileReading reading =
                read(new EventFileBuilder(1e9).raw(bytes).raw(checksum).bytes());
        assertThat(reading.events()).hasSize(1);
        assertThat(reading.damage())
                .singleElement()
                .asString()
                .contains("of " + Long.toUnsignedString(length) + " bytes and their checksum, 0 are there");
    }

    @Test
    void aRecordThatIsNoEventIsReportedAndTheNextIsRead() throws IOException {
        Random random = new Random(20);
        EventFileBuilder file = new EventFileBuilder(1e9);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            file.record(noise);
        }
        EventFileReading reading = read(file.scalar("loss", 7, 1).bytes());
        assertThat(reading.damage()).hasSizeGreaterThan(1000).allMatch(each -> each.contains("no event"));
        assertThat(reading.events().size() + reading.damage().size()).isEqualTo(2002);
        assertThat(reading.events().get(reading.events().size() - 1).step()).isEqualTo(7);
    }

    /** A length within a message may say anything, too. */
    @Test
    void everyFlippedBitUnderAGoodChecksumEndsInAnEventOrAReport() throws IOException {
        byte[] whole = Files.readAllBytes(EventFileReading.golden("new"));
        List<Event> events = EventFileReading.undamaged(EventFileReading.golden("new"));
        for (int i = 0; i < events.size(); i++) {
            int begin = (int) events.get(i).offset() + HEAD;
            int end = (i + 1 < events.size() ? (int) events.get(i + 1).offset() : whole.length) - 4;
            byte[] data = Arrays.copyOfRange(whole, begin, end);
            EventFileBuilder file = new EventFileBuilder(1e9);
            for (int bit = 0; bit < 8 * data.length; bit++) {
                byte[] flipped = data.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                file.record(flipped);
            }
            EventFileReading reading = read(file.bytes());
            assertThat(reading.events().size() + reading.damage().size()).isEqualTo(1 + 8 * data.length);
        }
    }

    @Test
    void deepNestingIsNoStackOverflow() throws IOException {
        byte[] groups = new byte[1 << 20];
        Arrays.fill(groups, (byte) (15 << 3 | 3));
        EventFileReading reading = read(
                new EventFileBuilder(1e9).record(groups).scalar("loss", 1, 1).bytes());
        assertThat(reading.damage()).singleElement().asString().contains("no event");
        assertThat(reading.events()).hasSize(2);
    }

    @Test
    void aRecordLargerThanIsHeldIsCheckedAndLeftOut() throws IOException {
        byte[] large = new byte[RecordReader.LARGEST + 1];
        EventFileBuilder file = new EventFileBuilder(1e9);
        int offset = file.size();
        byte[] bytes = file.record(large).scalar("loss", 1, 1).bytes();
        EventFileReading reading = read(bytes);
        assertThat(reading.events()).extracting(Event::step).containsExactly(0L, 1L);
        assertThat(reading.damage())
                .singleElement()
                .asString()
                .startsWith(offset + ": ")
                .contains("larger than");
        bytes[offset + HEAD + 5_000_000] ^= 1;
        assertThat(read(bytes).damage()).singleElement().asString().contains("checksum");
    }

    @Test
    void whatIsAppendedMeanwhileIsNotRead() throws IOException {
        Path file = new EventFileBuilder(1e9).scalar("loss", 1, 1).write(folder.resolve("tfevents"));
        try (EventFileReader reader =
                EventFiles.read(file, (offset, what) -> assertThat(what).isNull())) {
            assertThat(reader.next()).isPresent();
            Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
            assertThat(reader.next()).map(Event::step).contains(1L);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void aFileThatBecomesShorterIsSaid() throws IOException {
        Path file = folder.resolve("tfevents");
        EventFileBuilder content = new EventFileBuilder(1e9);
        for (int i = 0; i < 10_000; i++) {
            content.scalar("loss", i, 1);
        }
        content.write(file);
        try (EventFileReader reader =
                EventFiles.read(file, (offset, what) -> assertThat(what).isNull())) {
            assertThat(reader.next()).isPresent();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(1000);
            }
            assertThatThrownBy(() -> {
                        for (Optional<Event> event = reader.next(); event.isPresent(); event = reader.next()) {
                            assertThat(event).isPresent();
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("shorter");
        }
    }

    @Test
    void readingGoesOnWhereAnEventWas() throws IOException {
        Path file = EventFileReading.golden("restarted");
        List<Event> events = EventFileReading.undamaged(file);
        try (EventFileReader reader =
                EventFiles.read(file, (offset, what) -> assertThat(what).isNull())) {
            for (int i = events.size() - 1; i >= 0; i--) {
                reader.seek(events.get(i).offset());
                assertThat(reader.next()).contains(events.get(i));
            }
        }
    }

    private EventFileReading read(byte[] bytes) throws IOException {
        return EventFileReading.of(Files.write(folder.resolve("tfevents"), bytes));
    }
}
