package io.traininglog.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The snippets of the page on trainers are excerpts of tests, most of which need the trainers themselves. */
class TrainersPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/trainers.md");
    private static final List<Path> TESTS =
            List.of(Path.of("src/test/java/io/traininglog/trainer"), Path.of("src/trainers/java"));

    private static List<String> sources;

    @BeforeAll
    static void readTests() throws IOException {
        sources = new ArrayList<>();
        for (Path folder : TESTS) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.add(withoutIndentation(Files.readString(file)));
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everySnippetIsAnExcerptOfATest() throws IOException {
        List<Page.Block> snippets = Page.read(PAGE).sections().stream()
                .flatMap(section -> section.blocks("java").stream())
                .toList();
        assertThat(snippets).hasSizeGreaterThan(8);
        return snippets.stream()
                .map(snippet -> DynamicTest.dynamicTest(
                        "line " + snippet.line(),
                        () -> assertThat(sources)
                                .anySatisfy(source -> assertThat(source).contains(parts(snippet)))));
    }

    /** The statements, and each import for itself. */
    private static List<String> parts(Page.Block snippet) {
        List<String> parts = new ArrayList<>(snippet.text()
                .lines()
                .filter(line -> line.startsWith("import "))
                .toList());
        parts.add(withoutIndentation(snippet.text()
                        .lines()
                        .filter(line -> !line.startsWith("import "))
                        .collect(Collectors.joining("\n")))
                .strip());
        return parts;
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
