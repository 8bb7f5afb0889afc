package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredZipTest {

    @TempDir
    Path folder;

    @Test
    void moreEntriesThanAnOldZipHoldsAreThere() throws IOException {
        Path file = folder.resolve("many.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            StoredZip zip = new StoredZip(out);
            for (int i = 0; i < 66_000; i++) {
                byte[] content = {(byte) i};
                zip.add("entry " + i, to -> to.write(content));
            }
            zip.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(66_000);
            assertThat(zip.getInputStream(zip.getEntry("entry 65999")).readAllBytes())
                    .containsExactly((byte) 65_999);
        }
    }

    @Test
    void contentIsStoredAsItIs() throws IOException {
        Path file = folder.resolve("one.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            StoredZip zip = new StoredZip(out);
            zip.add("☃", to -> to.write("as it is".repeat(3).getBytes(StandardCharsets.UTF_8)));
            zip.finish();
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("as it isas it isas it is");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("☃").getSize()).isEqualTo(24);
        }
    }
}
