package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A trainer in a process of its own, which records what it is told to. */
final class ToldTrainer implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private ToldTrainer(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts one, which has a new log by then. */
    static ToldTrainer start(Path database) throws IOException {
        List<String> command = new ArrayList<>(ChildJava.command());
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-classpath",
                System.getProperty("java.class.path"),
                ToldTrainer.class.getName(),
                database.toString()));
        ToldTrainer trainer = new ToldTrainer(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        trainer.answers.readLine();
        return trainer;
    }

    /** Has it record a number, and waits until it has. */
    void record(long time, String key, double value) throws IOException {
        orders.write(time + " " + key + " " + value + "\n");
        orders.flush();
        answers.readLine();
    }

    @Override
    public void close() throws IOException {
        orders.close();
        process.destroy();
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer answers = new BufferedWriter(new java.io.OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        try (LogDatabase database = LogDatabase.open(Path.of(arguments[0]));
                TrainingLog log = database.create()) {
            answers.write("ready\n");
            answers.flush();
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                String[] order = line.split(" ", -1);
                log.record(Long.parseLong(order[0]), order[1], Double.parseDouble(order[2]));
                answers.write("done\n");
                answers.flush();
            }
        }
    }
}
