package io.traininglog.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.traininglog.TrainingLogException;
import io.traininglog.examples.IrisExample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README shows is true. Each of its sections gets a folder with {@code blocks.sqlite}, a database that Blocks
 * wrote, and the section's YAML as {@code .blocksrc}; its Java runs there as one {@link Program}, then its console
 * commands and its Python.
 */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @TempDir
    static Path folder;

    private static Page page;
    private static Path classes;
    private static List<Program> programs;
    private static String diagnostics;

    @BeforeAll
    static void compile() throws IOException {
        page = Page.read(README);
        classes = Files.createDirectory(folder.resolve("classes"));
        programs = sections("java").map(Program::of).toList();
        diagnostics = Compiler.compile(programs, classes);
    }

    private static Stream<Page.Section> sections(String language) {
        return page.sections().stream()
                .filter(section -> !section.blocks(language).isEmpty());
    }

    @Test
    void everySnippetCompiles() {
        assertThat(diagnostics).isEmpty();
        assertThat(programs).hasSizeGreaterThan(8);
    }

    @TestFactory
    Stream<DynamicContainer> everySnippetDoesWhatIsStatedBehindIt() {
        return sections("java").map(section -> {
            Path place = folder.resolve("section-" + page.sections().indexOf(section));
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(dynamicTest("java", () -> runJava(section, place)));
            section.blocks("console")
                    .forEach(block -> tests.add(dynamicTest("console", () -> Console.check(block, place))));
            section.blocks("python").forEach(block -> tests.add(dynamicTest("python", () -> runPython(block, place))));
            return DynamicContainer.dynamicContainer(section.title().isEmpty() ? "top" : section.title(), tests);
        });
    }

    private static void runJava(Page.Section section, Path place) throws Exception {
        assertThat(diagnostics).isEmpty();
        Files.createDirectory(place);
        try (InputStream blocks = ReadmeTest.class.getResourceAsStream("/io/traininglog/blocks/blocks-small.sqlite")) {
            Files.copy(blocks, place.resolve("blocks.sqlite"));
        }
        Files.writeString(place.resolve(".blocksrc"), section.text("yaml"));
        Command java = Command.java(
                place,
                classes,
                Scope.class.getName(),
                "readme." + Program.of(section).name());
        assertThat(java.succeeded()).as(java.output()).isTrue();
    }

    /** What stands after {@code # →} is what is printed, line by line. */
    private static void runPython(Page.Block block, Path place) throws Exception {
        assumeTrue(Console.succeeds(place, "python3", "-c", "import numpy, sqlite3"), "no python3 with numpy");
        Command python = Command.run(place, "python3", "-c", block.text());
        String expected = block.text()
                .lines()
                .filter(line -> line.contains("# → "))
                .map(line -> line.replaceFirst(".*# → ", "") + "\n")
                .collect(Collectors.joining());
        assertThat(python.output()).isEqualTo(expected);
    }

    @Test
    void theExcerptIsWhatTheExamplePrints() throws Exception {
        Path place = Files.createDirectory(folder.resolve("example"));
        Command example = Command.java(place, classes, IrisExample.class.getName());
        String excerpt =
                page.sections().stream().map(section -> section.text("text")).collect(Collectors.joining());
        assertThat(excerpt).isNotEmpty();
        assertThat(Console.withoutIdentity(example.output()))
                .containsSubsequence(Console.withoutIdentity(excerpt).split("(?m)^…\n"));
    }

    @Test
    void theTableOfExceptionsNamesEachOfThem() throws IOException {
        String sources = TrainingLogException.class.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(Path.of("src/main/java", sources))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> name.endsWith("Exception") && !name.equals("TrainingLogException")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page.text()).contains("| `" + name + "` |"));
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(Links.of(README))
                .isNotEmpty()
                .allSatisfy(link ->
                        assertThat(Links.leadsSomewhere(README, link)).as(link).isTrue());
    }
}
