package io.traininglog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose checksum is right and whose content is not end the reading, with a word on it. */
class ForgedRecordsTest {

    @TempDir
    Path folder;

    private Replay replay(int type, int length, Consumer<ByteBuffer> payload) throws Exception {
        MappedFile file = MappedFile.create(folder.resolve("runs.sqlite"), new Layout(8192));
        try {
            new AreaHead(1, 0)
                    .write(file.bytes(), file.layout().start(0), file.header().id());
            RecordWriter writer = new RecordWriter(file, new Generation(1, file.layout(), null));
            writer.begin(24);
            writer.out().putLong(0).putLong(1).putLong(2);
            writer.finish(RecordType.LOG);
            writer.begin(9);
            TextForm.write(writer.out().putInt(0), "k");
            writer.finish(RecordType.KEY);
            writer.number(0, 5, 0.5);
            assertThat(writer.begin(length)).isEqualTo(Append.DONE);
            int start = writer.out().position();
            payload.accept(writer.out());
            writer.out().position(start + length);
            writer.finish(type);
            writer.number(0, 6, 0.5);
            Recorded read = new Recorded();
            Recorded expected = new Recorded();
            expected.number(new UUID(1, 2), 5, "k", 0.5);
            Replay replay = Copies.read(file.path(), 0, read);
            assertThat(read.records).startsWith(expected.records.get(0));
            return replay;
        } finally {
            file.delete();
        }
    }

    private void checkRefused(String damage, int type, int length, Consumer<ByteBuffer> payload) throws Exception {
        Replay replay = replay(type, length, payload);
        assertThat(replay.records()).isEqualTo(1);
        assertThat(replay.damage()).contains(damage);
    }

    /** As where a text that is being written holds a record. */
    @Test
    void aRecordThatIsValidElsewhereIsNotValidHere() throws Exception {
        MappedFile file = MappedFile.create(folder.resolve("runs.sqlite"), new Layout(8192));
        new AreaHead(1, 0)
                .write(file.bytes(), file.layout().start(0), file.header().id());
        Generation generation = new Generation(1, file.layout(), null);
        RecordWriter writer = new RecordWriter(file, generation);
        writer.begin(24);
        writer.out().putLong(0).putLong(1).putLong(2);
        writer.finish(RecordType.LOG);
        writer.begin(9);
        TextForm.write(writer.out().putInt(0), "k");
        writer.finish(RecordType.KEY);
        writer.number(0, 5, 0.5);
        byte[] number = new byte[32];
        file.bytes().get(generation.end() - number.length, number);
        file.bytes().put(generation.end(), number);
        assertThat(Copies.read(file.path(), 0, new Recorded())).isEqualTo(new Replay(1, 1, null));
        file.delete();
    }

    @Test
    void negativeTimes() throws Exception {
        checkRefused("the time -1", RecordType.NUMBER, 24, out -> out.putLong(0).putLong(-1));
        checkRefused(
                "the time -2", RecordType.NUMBERS, 16, out -> out.putLong(0).putLong(-2));
        checkRefused("the time -3", RecordType.CELLS, 16, out -> out.putLong(0).putLong(-3));
    }

    @Test
    void unknownTypesNamesAndCounts() throws Exception {
        checkRefused("a record of type 0", 0, 8, out -> {});
        checkRefused("a record of type 15", 15, 8, out -> {});
        checkRefused("name 1 of 1", RecordType.NUMBER, 24, out -> out.putInt(1));
        checkRefused("name -1 of 1", RecordType.NUMBER, 24, out -> out.putInt(0).putInt(-1));
        checkRefused("name 2 is defined where 1 is next", RecordType.LOG, 24, out -> out.putInt(2));
        checkRefused("elements", RecordType.NUMBERS, 24, out -> out.putInt(0).putInt(Integer.MAX_VALUE));
        checkRefused("elements", RecordType.CELLS, 24, out -> out.putInt(0).putInt(-1));
        checkRefused("bytes too many", RecordType.NUMBER, 32, out -> {});
        checkRefused("ends too early", RecordType.NUMBER, 3, out -> {});
    }

    @Test
    void unknownCellsAndLengths() throws Exception {
        checkRefused("a cell with tag 99", RecordType.STATUS, 16, out -> cell(out, 99));
        checkRefused("kind 77", RecordType.STATUS, 16, out -> cell(out, 7).put((byte) 77));
        checkRefused(
                "a blob of kind 8", RecordType.STATUS, 16, out -> cell(out, 7).put((byte) 8));
        checkRefused(
                "a blob of -1 bytes",
                RecordType.STATUS,
                16,
                out -> cell(out, 7).put((byte) 3).putInt(-1));
        checkRefused(
                "a blob of 999999999",
                RecordType.STATUS,
                16,
                out -> cell(out, 7).put((byte) 3).putInt(999_999_999));
        checkRefused("a text of", RecordType.STATUS, 16, out -> cell(out, 6).putInt(-1));
        checkRefused("a text of", RecordType.KEY, 16, out -> out.putInt(1).putInt(0x7FFFFFFE));
    }

    /** A status of the key "". */
    private static ByteBuffer cell(ByteBuffer out, int tag) {
        return out.putInt(0).putInt(0).put((byte) tag);
    }

    @Test
    void anyBytesAtAll() throws Exception {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextInt(3) > 0 ? (byte) random.nextInt(2) : bytes[j];
            }
            Replay replay = replay(random.nextInt(16), bytes.length, out -> out.put(bytes));
            assertThat(replay.records()).isPositive();
        }
    }
}
