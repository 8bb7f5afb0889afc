package io.traininglog.postgresql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder, among the temporary files, of all servers that this JVM starts: programs, data and what they say.
 *
 * <p>When the JVM has ended, be it by SIGKILL, a shell that waits for just this ends the servers and deletes the folder.
 * Where that shell was killed too, the next JVM does so. The JVM shows that it lives by the lock that it holds.
 */
final class ServersFolder {

    private static final String PREFIX = "traininglog-postgresql-";
    private static final String LOCK = "lock";

    /** Ends all programs that name the folder, asking first, and deletes it: once there is no more to read. */
    private static final String CLEAR = """
            trap '' HUP INT QUIT TERM
            cat > /dev/null
            programs() {
              for process in /proc/[0-9]*; do
                { read -r program < $process/comm; } 2> /dev/null || continue
                case $program in
                  postgres | initdb | cp) grep -qsF "${1##*/}" $process/cmdline && echo ${process#/proc/} ;;
                esac
              done
            }
            signal=QUIT
            waits=0
            while found=$(programs "$1"); [ -n "$found" ]; do
              kill -s $signal $found 2> /dev/null
              sleep 0.05
              waits=$((waits + 1))
              [ $waits -lt 100 ] || signal=KILL
            done
            rm -rf "$1"
            """;

    private static final List<String> INITDB = List.of(
            "--username=" + Cluster.SUPERUSER,
            "--auth=trust",
            "--encoding=UTF8",
            // As on most servers, text sorts as people do, and not as Java does
            "--locale=C",
            "--locale-provider=icu",
            "--icu-locale=en-US",
            "--no-sync",
            "--no-instructions");

    private static @Nullable ServersFolder ofThisJvm;

    private final Path path;
    private final ServerUser user;
    private int servers;

    /** Kept from the collector: closing them would tell the others that this JVM has ended. */
    @SuppressWarnings("unused")
    private final FileLock lock;

    @SuppressWarnings("unused")
    private final Process watcher;

    private ServersFolder(Path path) throws IOException {
        this.path = path;
        this.lock = lock(path);
        this.watcher = clear(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.user = ServerUser.in(path);
        Binaries binaries = Binaries.ofThisSystem();
        String digest = binaries.digest();
        Kept.copy(Kept.folder(digest, binaries::unpack), programs());
        String initialized = digest + "-" + Integer.toHexString(INITDB.hashCode());
        Kept.copy(Kept.folder(initialized, this::initialize), template());
    }

    private void initialize(Path emptyFolder) throws IOException {
        Path data = user.home().resolve("initialized");
        List<String> command = new ArrayList<>();
        command.add(programs().resolve("bin/initdb").toString());
        command.addAll(INITDB);
        command.add("--pgdata=" + data);
        user.run(command);
        user.run(List.of("chmod", "-R", "go=rX", data.toString()));
        Command.run(List.of("cp", "-R", data + "/.", emptyFolder.toString()));
        user.run(List.of("rm", "-rf", data.toString()));
    }

    /** Is made on first use. */
    static synchronized ServersFolder ofThisJvm() throws IOException {
        if (ofThisJvm == null) {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
            clearStale(temporary);
            ofThisJvm = new ServersFolder(Files.createTempDirectory(temporary, PREFIX));
        }
        return ofThisJvm;
    }

    /** In the name of every process of these servers. */
    String name() {
        return path.getFileName().toString();
    }

    ServerUser user() {
        return user;
    }

    Path programs() {
        return path.resolve("programs");
    }

    /** A folder for a server, with the data of one that has never run. */
    synchronized Path newServer() throws IOException {
        Path server = user.home().resolve("server-" + ++servers);
        Path data = Cluster.data(server);
        user.run(List.of("mkdir", server.toString()));
        user.run(List.of("cp", "-R", template().toString(), data.toString()));
        user.run(List.of("chmod", "700", data.toString()));
        return server;
    }

    private Path template() {
        return path.resolve("initialized");
    }

    /** Another JVM takes the folder for stale as soon as it has a lock that nobody holds, so it gets it held. */
    private static FileLock lock(Path folder) throws IOException {
        Path unheld = folder.resolve("unheld");
        FileChannel channel = FileChannel.open(unheld, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        Files.move(unheld, folder.resolve(LOCK));
        return lock;
    }

    private static void clearStale(Path temporary) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                        FileLock lock = channel.tryLock()) {
                    if (lock != null) {
                        clear(folder).getOutputStream().close();
                    }
                } catch (NoSuchFileException | AccessDeniedException e) {
                    // Not begun, cleared already, or another user's
                }
            }
        }
    }

    /** Waits, in the background, until the process' input is closed. */
    private static Process clear(Path folder) throws IOException {
        return new ProcessBuilder("sh", "-c", CLEAR, "sh", folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
