package io.traininglog.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The processes of one server that this JVM starts, and their data. Not thread-safe. */
final class Cluster {

    static final String SUPERUSER = "postgres";
    static final String HOST = "127.0.0.1";

    /** Enough for the recovery of whatever a test has written. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServersFolder all;
    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private int port;
    private @Nullable Process server;

    private Cluster(ServersFolder all, Map<String, String> settings) throws IOException {
        this.all = all;
        this.folder = all.newServer();
        this.settings.putAll(Map.of(
                "listen_addresses", HOST,
                "unix_socket_directories", "",
                "max_connections", "250",
                "shared_buffers", "32MB",
                // Files of the data's folder, which go with it
                "dynamic_shared_memory_type", "mmap",
                // What the system was given is there after a process' death; tests do not cut the power
                "fsync", "off",
                "full_page_writes", "off"));
        this.settings.putAll(settings);
        this.settings.put("cluster_name", all.name());
    }

    /** A new one that accepts connections. */
    static Cluster start(Map<String, String> settings) throws IOException {
        Cluster cluster = new Cluster(ServersFolder.ofThisJvm(), settings);
        for (int attempt = 1; true; attempt++) {
            cluster.port = FreePort.find();
            try {
                cluster.start();
                return cluster;
            } catch (IOException e) {
                if (attempt == 5 || !e.getMessage().contains("could not bind")) {
                    cluster.delete();
                    throw e;
                }
            }
        }
    }

    static Path data(Path folder) {
        return folder.resolve("data");
    }

    ServerUrl url() {
        return ServerUrl.parse("jdbc:postgresql://" + HOST + ":" + port + "/postgres?user=" + SUPERUSER);
    }

    private boolean isRunning() {
        return server != null && server.isAlive();
    }

    /** Returns when it accepts connections. */
    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                all.programs().resolve("bin/postgres").toString(),
                "-D",
                data(folder).toString(),
                "-p",
                "" + port));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        server = new ProcessBuilder(all.user().command(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        server.getOutputStream().close();
        awaitConnections(server);
    }

    private void awaitConnections(Process started) throws IOException {
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url().toString());
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SHOW data_directory")) {
                result.next();
                if (result.getString(1).equals(data(folder).toString())) {
                    return;
                }
                // Somebody was quicker to take the port, and this one is about to notice
            } catch (SQLException e) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    kill();
                    throw new IOException("no connection to the server within " + PATIENCE + ": " + said(), e);
                }
            }
            if (!started.isAlive()) {
                throw new IOException("the server ended as it started: " + said());
            }
            pause();
        }
    }

    /** Lets the server finish what it is at, and breaks its connections: what administrators do. */
    void stop() throws IOException {
        if (isRunning()) {
            signal("INT");
            await(server);
        }
    }

    /** It starts as one the next time. */
    void toStandby() throws IOException {
        all.user().run(List.of("touch", data(folder).resolve("standby.signal").toString()));
    }

    /** SIGKILL to all its processes at once, so that none can put anything in order. */
    void kill() throws IOException {
        if (!isRunning()) {
            return;
        }
        signal("STOP"); // lest it start another process meanwhile
        List<ProcessHandle> processes = server.descendants().toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        await(server);
        for (ProcessHandle process : processes) {
            while (isRunning(process)) {
                pause();
            }
        }
    }

    /** Ends it, without care for its data, and deletes them. */
    void delete() throws IOException {
        if (isRunning()) {
            signal("QUIT");
            await(server);
        }
        all.user().run(List.of("rm", "-rf", folder.toString()));
    }

    private void signal(String name) throws IOException {
        Command.run(List.of("sh", "-c", "kill -s " + name + " " + server.pid()));
    }

    private static void await(Process process) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server did not end within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a server ended", e);
        }
    }

    /** A dead process that its new parent has not asked after yet holds nothing any more, and does not count. */
    private static boolean isRunning(ProcessHandle process) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // PID (NAME) STATE …, where the name may hold anything
            return process.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a server", e);
        }
    }

    private Path log() {
        return folder.getParent().getParent().resolve(folder.getFileName() + ".log");
    }

    private String said() throws IOException {
        return Files.readString(log()).strip();
    }
}
