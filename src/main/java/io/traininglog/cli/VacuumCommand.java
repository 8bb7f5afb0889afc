package io.traininglog.cli;

import io.traininglog.DatabaseFile;
import io.traininglog.VacuumReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives back what is free within a database's file. */
@Command(
        name = "vacuum",
        description = {
            "Writes a database anew, without what deleted logs left free, after bringing to it what processes that are"
                    + " gone left in their journals.",
            "Nobody else may have it open. Takes up to twice its size of room on the disk meanwhile."
        },
        mixinStandardHelpOptions = true)
final class VacuumCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    VacuumCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Path file = database.file("a PostgreSQL server vacuums by itself, and when psql is told: VACUUM");
        VacuumReport report = DatabaseFile.at(file).vacuum();
        if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartObject();
                out.writeNumberField("bytes_before", report.bytesBefore());
                out.writeNumberField("bytes_after", report.bytesAfter());
                out.writeEndObject();
            });
        } else {
            screen.out()
                    .println(file + ": " + ByteCount.text(report.bytesBefore()) + " before, "
                            + ByteCount.text(report.bytesAfter()) + " now");
        }
        return 0;
    }
}
