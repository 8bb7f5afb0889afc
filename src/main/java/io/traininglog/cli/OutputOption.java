package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Whether a command prints for people or for programs. */
final class OutputOption {

    @Option(names = "--json", description = "Print JSON.")
    boolean isJson;

    /** Prints JSON: one value, and a line end. */
    interface Content {
        void write(JsonGenerator out) throws IOException;
    }

    /** Prints what the content writes. */
    static void json(Screen screen, Content content) throws IOException {
        print(screen, true, content);
    }

    /** Prints what the content writes, in one line. */
    static void jsonLine(Screen screen, Content content) throws IOException {
        print(screen, false, content);
    }

    private static void print(Screen screen, boolean isIndented, Content content) throws IOException {
        try (JsonGenerator out = new JsonFactory().createGenerator(screen.out())) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT); // what failed half-way must not look whole
            out.setCharacterEscapes(new TerminalEscapes());
            if (isIndented) {
                out.useDefaultPrettyPrinter();
            }
            content.write(out);
        }
        screen.out().println();
    }
}
