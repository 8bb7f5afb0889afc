package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A released migration is never edited: databases that it made are out there. Write a further one, and add its checksum
 * here when it is released.
 */
class MigrationScriptsTest {

    private static final Map<String, String> SHA_256 = Map.of(
            "V1__blocks_log.sql", "da811c0395cc22490226d69707b1c757767795d0f3427f7f6f3f37ea7add4750",
            "V2__lineage_and_kinds.sql", "159ab97ab16d48fb291a698d81854944776a913fd27a678d59b092944239955e",
            "V3__sealed_columns.sql", "71b76ea8f6fa0cef635303b5488983293d6c62eb726bccfee585c56dd246bdda");

    @TempDir
    Path folder;

    @Test
    void releasedScriptsAreAsTheyWere() throws Exception {
        assertThat(checksums()).isEqualTo(new TreeMap<>(SHA_256));
    }

    @Test
    void theNewestScriptIsTheVersionThatTheLibraryKnows() throws Exception {
        Path file = folder.resolve("new.sqlite");
        LogDatabase.open(file).close();
        int newest = checksums().keySet().stream()
                .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                .max()
                .orElseThrow();
        assertThat(Databases.version(file)).isEqualTo(newest);
    }

    private static Map<String, String> checksums() throws Exception {
        Map<String, String> checksums = new TreeMap<>();
        Path scripts = Path.of(
                LogDatabase.class.getResource("/io/traininglog/db/sqlite").toURI());
        try (var files = Files.list(scripts)) {
            for (Path script : files.toList()) {
                // Whatever line ends the checkout has
                String text = Files.readString(script).replace("\r\n", "\n");
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                checksums.put(script.getFileName().toString(), HexFormat.of().formatHex(digest));
            }
        }
        return checksums;
    }
}
