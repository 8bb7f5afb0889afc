package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.postgresql.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No {@link PostgresServer} of a test outlives its JVM, however that ends, and nor do its files. */
@Tag("once")
class ServersEndTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @BeforeEach
    void letTheServersUserIn() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aServerEndsWhenItsJvmExits() throws Exception {
        try (ChildJvm owner = startOwner()) {
            Owned server = Owned.of(owner);
            owner.tell("exit");
            assertThat(owner.exitCode()).isEqualTo(3);
            server.awaitEnd();
        }
    }

    @Test
    void aServerEndsWhenItsJvmIsKilled() throws Exception {
        try (ChildJvm owner = startOwner()) {
            Owned server = Owned.of(owner);
            owner.kill();
            server.awaitEnd();
        }
    }

    @Test
    void whereNobodyWasLeftToEndAServerTheNextJvmDoesAndEndsItsOwn() throws Exception {
        try (ChildJvm owner = startOwner()) {
            Owned server = Owned.of(owner);
            List<ProcessHandle> shells = ProcessHandle.of(owner.pid())
                    .orElseThrow()
                    .children()
                    .filter(child -> child.info().command().orElse("").matches(".*(sh|busybox)"))
                    .toList();
            assertThat(shells).hasSize(1);
            shells.forEach(ProcessHandle::destroyForcibly);
            owner.kill();
            assertThat(server.isThere()).isTrue();
            try (ChildJvm next = startOwner()) {
                Owned another = Owned.of(next);
                server.awaitEnd();
                assertThat(another.isThere()).isTrue();
                assertThat(next.finish()).isEmpty();
                another.awaitEnd();
            }
        }
    }

    /** With temporary files of its own, lest the JVMs of other tests find what it leaves. */
    private ChildJvm startOwner() {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Djava.io.tmpdir=" + folder);
        return ChildJvm.start(flags, ServerOwner.class);
    }

    private record Owned(int port, Path data) {

        static Owned of(ChildJvm owner) {
            String port = owner.line();
            if (port == null) {
                throw new AssertionError(owner.errors());
            }
            return new Owned(Integer.parseInt(port), Path.of(owner.line()));
        }

        boolean isThere() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return Files.exists(data);
            } catch (IOException e) {
                return false;
            }
        }

        /** The folder goes last. */
        void awaitEnd() throws InterruptedException {
            Path all = data.getParent().getParent().getParent();
            assertThat(all.getFileName().toString()).startsWith("traininglog-postgresql-");
            long start = System.nanoTime();
            while (Files.exists(all)) {
                assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(isThere()).isFalse();
        }
    }
}
