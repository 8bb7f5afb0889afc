package io.traininglog.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A page in Markdown, as sections that begin with {@code ##} and their fenced blocks. */
record Page(String text, List<Section> sections) {

    private static final String FENCE = "```";

    /**
     * A section.
     *
     * @param title empty for what comes before the first one
     */
    record Section(String title, List<Block> blocks) {

        List<Block> blocks(String language) {
            return blocks.stream()
                    .filter(block -> block.language().equals(language))
                    .toList();
        }

        String text(String language) {
            return blocks(language).stream().map(Block::text).collect(Collectors.joining());
        }
    }

    /**
     * What stands between two fences.
     *
     * @param line of the opening fence, from 1
     */
    record Block(String language, int line, String text) {}

    static Page read(Path file) throws IOException {
        List<Section> sections = new ArrayList<>(List.of(new Section("", new ArrayList<>())));
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("## ")) {
                sections.add(new Section(line.substring(3), new ArrayList<>()));
            } else if (line.startsWith(FENCE)) {
                int end = lines.subList(i + 1, lines.size()).indexOf(FENCE) + i + 1;
                if (end == i) {
                    throw new IllegalStateException(file + ":" + (i + 1) + ": the block has no end");
                }
                String text = lines.subList(i + 1, end).stream()
                        .map(each -> each + "\n")
                        .collect(Collectors.joining());
                sections.get(sections.size() - 1).blocks().add(new Block(line.substring(FENCE.length()), i + 1, text));
                i = end;
            }
        }
        return new Page(Files.readString(file), sections);
    }
}
