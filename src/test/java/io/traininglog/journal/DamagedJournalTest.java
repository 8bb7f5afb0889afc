package io.traininglog.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged journal gives a prefix of what it held, and no exception. */
class DamagedJournalTest {

    @TempDir
    Path folder;

    private Path database;
    private Path file;
    private Header header;
    private List<String> all;

    /** Two generations, the second of them begun. */
    @BeforeEach
    void write() throws Exception {
        database = folder.resolve("runs.sqlite");
        Journal journal = Journal.create(database, 4096);
        RandomRecords records = new RandomRecords(journal, new Random(1));
        append(records, 12);
        records.next();
        append(records, 5);
        all = records.after(0);
        journal.close();
        file = journal.file();
        header = Objects.requireNonNull(Header.of(Arrays.copyOf(Files.readAllBytes(file), Layout.HEADER)));
    }

    private static void append(RandomRecords records, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(records.append()).isTrue();
        }
    }

    @Test
    void everyTruncationGivesAPrefix() throws Exception {
        int full = 0;
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            for (long length = cut.length(); length >= 0; length--) {
                cut.setLength(length);
                full += checkPrefix(cut) == all.size() ? 1 : 0;
            }
        }
        assertThat(full).isGreaterThan(10);
    }

    @Test
    void everyFlippedBitGivesAPrefixAndIsToldWhereMoreFollows() throws Exception {
        Layout layout = header.layout();
        int silent = 0;
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] bytes = Files.readAllBytes(file);
            for (int at = Layout.HEADER; at < bytes.length; at++) {
                if (bytes[at] == 0 && at % 16 != 0) {
                    continue; // enough of the empty ones
                }
                for (int bit = 0; bit < 8; bit++) {
                    write(damaged, at, bytes[at] ^ 1 << bit);
                    Recorded read = new Recorded();
                    Replay replay = new JournalReader(damaged, header).read(0, read);
                    assertThat(read.records).isEqualTo(all.subList(0, read.records.size()));
                    if (read.records.size() < all.size() && replay.damage() == null) {
                        assertThat(at).isGreaterThanOrEqualTo(layout.firstRecord(1));
                        silent++;
                    }
                }
                write(damaged, at, bytes[at]);
            }
            assertThat(checkPrefix(damaged)).isEqualTo(all.size());
        }
        assertThat(silent).as("in the last generation it may be the end").isPositive();
    }

    private static void write(RandomAccessFile damaged, int at, int value) throws Exception {
        damaged.seek(at);
        damaged.write(value);
    }

    /** Answers its length. */
    private int checkPrefix(RandomAccessFile damaged) throws Exception {
        Recorded read = new Recorded();
        new JournalReader(damaged, header).read(0, read);
        assertThat(read.records).isEqualTo(all.subList(0, read.records.size()));
        return read.records.size();
    }

    @Test
    void anAreaHeadThatIsHalfWrittenIsNoDamageUnlessRecordsFollow() throws Exception {
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            write(damaged, header.layout().start(0), 3); // generation 3 was about to begin where 1 is drained
            Recorded read = new Recorded();
            assertThat(new JournalReader(damaged, header).read(1, read)).isEqualTo(new Replay(2, 5, null));
            write(damaged, header.layout().start(1), 4);
            assertThat(new JournalReader(damaged, header).read(1, read))
                    .isEqualTo(new Replay(1, 0, "generation 2 has a damaged head"));
        }
    }

    @Test
    void everyFlippedBitOfTheHeaderIsTold() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        for (int bit = 0; bit < 36 * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            try (Orphan orphan = Orphans.claim(database, Duration.ZERO).get(0)) {
                Recorded read = new Recorded();
                assertThat(orphan.replay(7, read)).isEqualTo(new Replay(7, 0, "its header is damaged"));
                assertThat(orphan.id()).isEqualTo(header.id());
                assertThat(read.records).isEmpty();
            }
        }
    }

    @Test
    void aFileWithoutAHeaderIsEmptyAndGoes() throws Exception {
        for (int length : new int[] {0, 1, 4096, 100_000}) {
            Files.write(file, new byte[length]);
            assertThat(Orphans.claim(database, Duration.ZERO)).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aNewerVersionIsRefusedAndKept() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Header newer = new Header(2, header.layout(), header.id(), header.created());
        System.arraycopy(newer.page(), 0, bytes, 0, 64);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Orphans.claim(database, Duration.ZERO))
                .isInstanceOf(JournalException.class)
                .hasMessage(file + " is a journal of version 2; this library knows versions up to 1."
                        + " Use a newer library.");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }
}
