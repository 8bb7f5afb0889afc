package io.traininglog.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.util.Arrays;

/** What the README's snippets may use without declaring it, and how their stated results are checked. */
public abstract class Scope implements AutoCloseable {

    /** A trainer of the reader's. */
    public interface Trainer {

        /** Trains one iteration, and answers its cost. */
        double step();
    }

    protected final LogDatabase database = LogDatabase.inMemory();
    protected final TrainingLog log = database.create();
    protected final Trainer trainer = () -> 0.5;

    private String thrown = "";

    /** The snippets. */
    public abstract void run() throws Exception;

    @Override
    public void close() {
        log.close();
        database.close();
    }

    protected void shows(String expression, Object actual, String expected) {
        String shown = Arrays.deepToString(new Object[] {actual});
        assertThat(shown.substring(1, shown.length() - 1)).as(expression).isEqualTo(expected);
    }

    /** The class, and after a colon the message. */
    protected void threw(String expected, RuntimeException e) {
        thrown = expected.contains(": ")
                ? e.getClass().getSimpleName() + ": " + e.getMessage()
                : e.getClass().getSimpleName();
    }

    protected void expectThrown(String expected) {
        assertThat(thrown).as("what was thrown").isEqualTo(expected);
        thrown = "";
    }

    /** Runs one program in the working folder. */
    public static void main(String[] arguments) throws Exception {
        Class<?> program = Class.forName(arguments[0]);
        try (Scope scope = (Scope) program.getConstructor().newInstance()) {
            scope.run();
        }
    }
}
