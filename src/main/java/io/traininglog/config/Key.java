package io.traininglog.config;

import io.traininglog.ConfigurationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every key that Blocks knows, since a file written for it must load here, and our own. */
enum Key {
    LOG_BACKEND,
    SQLITE_DATABASE,
    MAX_BLOB_SIZE,
    // Ours, which Blocks refuses.
    POSTGRESQL_URL,
    JOURNAL_FOLDER,
    // For other parts of Blocks: accepted and ignored, whatever their values.
    DEFAULT_SEED,
    RECURSION_LIMIT,
    PROFILE,
    TEMP_DIR,
    DATA_PATH;

    private final String spelling = name().toLowerCase(Locale.ROOT);

    String spelling() {
        return spelling;
    }

    /**
     * The key that a source spells so.
     *
     * @throws ConfigurationException for any other spelling, with the nearest key or, where none is near, all of them
     */
    static Key spelled(String spelling, String source) {
        for (Key key : values()) {
            if (key.spelling.equals(spelling)) {
                return key;
            }
        }
        String remedy = Spelling.nearest(spelling, Arrays.stream(values()).map(Key::spelling))
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> "the keys are " + all());
        throw new ConfigurationException(source + ": unknown key " + Quotation.of(spelling) + "; " + remedy);
    }

    private static String all() {
        return Arrays.stream(values()).map(Key::spelling).collect(Collectors.joining(", "));
    }
}
