package io.traininglog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what is a database's own journal is touched. */
class JournalNameTest {

    @TempDir
    Path folder;

    @Test
    void aNameTellsTheDatabaseAndTheId() {
        Path journal = JournalName.of(folder.resolve("a [1].sqlite"), 0xCAFEL);
        assertThat(journal).isEqualTo(folder.resolve("a [1].sqlite.journal-000000000000cafe"));
        assertThat(JournalName.id(journal)).isEqualTo(0xCAFEL);
        assertThat(JournalName.id(JournalName.of(journal, -1))).isEqualTo(-1);
    }

    @Test
    void filesOfOthersFoldersAndLinksAreLeftAlone() throws Exception {
        String id = ".journal-0123456789abcdef";
        Path target = Files.createFile(folder.resolve("target"));
        Files.createFile(folder.resolve("b.sqlite" + id));
        Files.createFile(folder.resolve("a.sqlite-journal"));
        Files.createFile(folder.resolve("a.sqlite" + id + "0"));
        Files.createFile(folder.resolve("a.sqlite" + id + ".damaged"));
        Files.createFile(folder.resolve("a.sqlite.journal-0123456789ABCDEF"));
        Files.createDirectory(folder.resolve("a.sqlite" + id));
        Files.createSymbolicLink(folder.resolve("a.sqlite.journal-1123456789abcdef"), target);
        assertThat(Orphans.claim(folder.resolve("a.sqlite"), Duration.ZERO)).isEmpty();
        assertThat(folder.toFile().list()).hasSize(8);
    }

    @Test
    void aFolderThatIsNotThereHasNone() {
        assertThat(Orphans.claim(folder.resolve("none").resolve("a.sqlite"), Duration.ZERO))
                .isEmpty();
    }
}
