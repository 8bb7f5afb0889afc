package io.traininglog.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages show is true. Each page gets a folder, in which its console blocks run in their order. What is there
 * before, a comment at the page's top says: {@code <!-- file runs.sqlite -->} for {@link ExampleRuns}, {@code <!-- file
 * NAME from RESOURCE -->} for one of the tests' resources, a file or a folder. A page whose commands take an engine or a
 * network to run says {@code <!-- not run -->}.
 */
@Tag("once")
class PagesTest {

    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern FILE = Pattern.compile("<!-- file (\\S+)(?: from (\\S+))? -->");
    private static final String NOT_RUN = "<!-- not run -->";

    @TempDir
    static Path folder;

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyCommandPrintsWhatIsShown() throws IOException {
        return pages().map(file -> dynamicContainer(file.getFileName().toString(), commands(file)));
    }

    private static Stream<DynamicTest> commands(Path file) {
        Page page = read(file);
        if (page.text().contains(NOT_RUN)) {
            return Stream.of();
        }
        Path place = folder.resolve(file.getFileName().toString());
        return Stream.concat(
                Stream.of(dynamicTest("files", () -> prepare(page, place))),
                page.sections().stream()
                        .flatMap(section -> section.blocks("console").stream())
                        .map(block -> dynamicTest("line " + block.line(), () -> Console.check(block, place))));
    }

    private static Page read(Path file) {
        try {
            return Page.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepare(Page page, Path place) throws IOException {
        Files.createDirectory(place);
        for (var named : FILE.matcher(page.text()).results().toList()) {
            Path target = place.resolve(named.group(1));
            if (named.group(2) == null) {
                ExampleRuns.create(target);
            } else {
                copy(named.group(2), target);
            }
        }
    }

    /** A file, or a folder with all that is in it. */
    private static void copy(String resource, Path target) throws IOException {
        URL found = PagesTest.class.getResource("/" + resource);
        assertThat(found).as(resource).isNotNull();
        Path from = Path.of(URI.create(found.toString()));
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, target.resolve(from.relativize(each).toString()));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return pages().map(file -> dynamicTest(file.getFileName().toString(), () -> {
            List<String> links = Links.of(file);
            assertThat(links)
                    .allSatisfy(link -> assertThat(Links.leadsSomewhere(file, link))
                            .as(link)
                            .isTrue());
        }));
    }
}
