package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.TrainingLog;
import io.traininglog.readme.ExampleRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line's jar, after it was built: {@code java -jar} with no flags, and nothing else on the class path. */
class ExecutableJarIT {

    private static final Path JAR = Path.of(System.getProperty("traininglog.test.jar", "none"));
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int SECONDS = 60;

    @TempDir
    static Path folder;

    private static Path runs;

    @BeforeAll
    static void create() {
        runs = folder.resolve("runs.sqlite");
        ExampleRuns.create(runs);
    }

    private static Printed run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        return run(command);
    }

    private static Printed run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "jar", ".out");
        Path err = Files.createTempFile(folder, "jar", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Printed(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void itRunsWithoutAWarning() throws Exception {
        Printed list = run("ls", "-d", runs);
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.lines()).hasSize(5).element(1).asString().startsWith("c07d5e18  2026-01-0");
        Printed row = run("row", "1f9", "501", "-d", runs);
        assertThat(row.err()).isEmpty();
        assertThat(row.out()).contains("learning rate lowered to 0.05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plot last -k train_cost",
                "plot last -k train_cost -o chart.svg",
                "plot last -k train_cost -o chart.png",
                "export last -o log.npz",
                "export last --format tensorboard -o events",
                "sql select~*~from~runs",
                "check",
                "completion",
                "man"
            })
    void itHoldsWhatItsCommandsNeed(String command) throws Exception {
        Path place = Files.createTempDirectory(folder, "place");
        List<Object> arguments = new ArrayList<>();
        for (String argument : command.split(" ", -1)) {
            boolean isFile =
                    !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("-o");
            arguments.add(isFile ? place.resolve(argument) : argument.replace('~', ' '));
        }
        if (!command.equals("completion") && !command.equals("man")) {
            arguments.addAll(List.of("-d", runs));
        }
        Printed printed = run(arguments.toArray());
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void whatItLeavesOutItNames() throws Exception {
        Printed printed = run("export", "last", "-d", runs, "-o", folder.resolve("log.parquet"));
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.err().lines())
                .singleElement()
                .asString()
                .contains("com.jerolba:carpet-record", " -cp ", "io.traininglog.cli.Main");
        assertThat(folder.resolve("log.parquet")).doesNotExist();
    }

    @Test
    void itKnowsItsVersion() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            assertThat(run("--version").lines().get(0)).isEqualTo("traininglog " + version);
        }
    }

    @Test
    void itHoldsNoSignaturesAndNoModules() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("META-INF/LICENSE", "io/traininglog/db/sqlite/V3__sealed_columns.sql")
                    .noneMatch(name -> name.endsWith("module-info.class")
                            || name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)")
                            || name.startsWith("org/apache/hadoop"));
        }
    }

    @Test
    void flywayFindsItsPluginsInIt() throws Exception {
        Path created = folder.resolve("created.sqlite");
        Path program = Files.writeString(folder.resolve("Creates.java"), """
                class Creates {
                    public static void main(String[] arguments) {
                        io.traininglog.TrainingLog.open(java.nio.file.Path.of(arguments[0])).close();
                    }
                }
                """);
        Printed creates = run(List.of(JAVA, "-classpath", JAR.toString(), program.toString(), created.toString()));
        assertThat(creates.exitCode()).as(creates.err()).isZero();
        assertThat(run("ls", "-d", created).lines()).hasSize(2);
    }

    @Test
    void failuresAreOneLine() throws Exception {
        Printed printed = run("ls", "-d", folder.resolve("none.sqlite"));
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.err().lines()).singleElement().asString().startsWith("traininglog: there is no database");
    }

    @Test
    void tooSmallAHeapIsSaidToBe() throws Exception {
        Path large = folder.resolve("large.sqlite");
        try (TrainingLog log = TrainingLog.open(large)) {
            log.at(0).put("weights", new double[4_000_000]);
        }
        Printed printed =
                run(List.of(JAVA, "-Xmx24m", "-jar", JAR.toString(), "row", "last", "0", "-d", large.toString()));
        assertThat(printed.exitCode()).as(printed.out()).isEqualTo(1);
        assertThat(printed.err().lines())
                .singleElement()
                .asString()
                .startsWith("traininglog: ")
                .containsIgnoringCase("out of memory");
    }

    @Test
    void everyCommandHasItsHelp() throws Exception {
        assertThat(run("help", "tail").out()).startsWith("Usage: traininglog tail ");
        assertThat(run("tail", "--help").out()).startsWith("Usage: traininglog tail ");
        assertThat(run("--help").lines()).anyMatch(line -> line.startsWith("  tail "));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoReadsNoFurtherEndsItQuietly() throws Exception {
        Printed printed = run(List.of(
                "bash",
                "-c",
                "'" + JAVA + "' -jar '" + JAR + "' tail 5eae -n 1000 --json -d '" + runs
                        + "' | head -1; echo ${PIPESTATUS[0]}"));
        assertThat(printed.err()).isEmpty();
        assertThat(printed.lines()).hasSize(2).element(0).asString().startsWith("{\"time\":1,");
        assertThat(printed.lines().get(1)).isIn("141", "0"); // 0 if it was done before
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "export last -o - -f csv"})
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskBehindTheOutputIsSaid(String command) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        Printed printed = run(
                List.of("sh", "-c", "'" + JAVA + "' -jar '" + JAR + "' " + command + " -d '" + runs + "' > /dev/full"));
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.err().lines())
                .singleElement()
                .asString()
                .startsWith("traininglog: the output cannot be written: ");
    }

    @Test
    void theLibrarysOwnJarIsLeftAsItWas() throws Exception {
        Path library = Path.of(JAR.toString().replace("-cli.jar", ".jar"));
        try (JarFile jar = new JarFile(library.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.startsWith("org/") || name.equals("simplelogger.properties"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isNull();
        }
    }
}
