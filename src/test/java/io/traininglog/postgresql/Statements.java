package io.traininglog.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which statements a client runs, by its messages: it prepares each under a name first, maybe long before. */
final class Statements {

    private static final int QUERY = 'Q';
    private static final int PARSE = 'P';
    private static final int BIND = 'B';
    private static final int SYNC = 'S';
    private static final int FUNCTION_CALL = 'F';

    private final Map<String, String> prepared = new HashMap<>();

    /** The statement that this message runs, if it does. */
    Optional<String> run(int type, byte[] content) {
        return switch (type) {
            case QUERY -> Optional.of(text(content, 0));
            case PARSE -> {
                prepared.put(text(content, 0), text(content, end(content, 0) + 1));
                yield Optional.empty();
            }
            // The portal, which comes first, is what is executed; pgjdbc does so at once
            case BIND -> Optional.ofNullable(prepared.get(text(content, end(content, 0) + 1)));
            default -> Optional.empty();
        };
    }

    /** Whether the server says that it is ready for more when it has dealt with this message. */
    static boolean endsWithReady(int type) {
        return type == QUERY || type == SYNC || type == FUNCTION_CALL;
    }

    private static String text(byte[] content, int from) {
        return new String(content, from, end(content, from) - from, StandardCharsets.UTF_8);
    }

    private static int end(byte[] content, int from) {
        int end = from;
        while (content[end] != 0) {
            end++;
        }
        return end;
    }
}
