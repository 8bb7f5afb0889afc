package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import io.traininglog.chart.Chart;
import io.traininglog.chart.Curve;
import io.traininglog.chart.PictureFormat;
import io.traininglog.chart.PictureSize;
import io.traininglog.chart.TextForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Curves in the terminal, or as a picture. */
@Command(
        name = "plot",
        description = "Draws what logs have under some keys: in the terminal, or as a picture.",
        mixinStandardHelpOptions = true)
final class PlotCommand implements Callable<Integer> {

    private static final int LINES = 20;
    private static final int PICTURE_WIDTH = 1000;
    private static final int PICTURE_HEIGHT = 600;

    private final Screen screen;

    @Spec
    @Nullable
    CommandSpec command;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(
            paramLabel = "LOG",
            arity = "1..*",
            description = "The first digits of a log's UUID, or 'last'. Several are drawn together.")
    List<String> logs = new ArrayList<>();

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            required = true,
            description = "What to draw. May be given several times.")
    List<String> keys = new ArrayList<>();

    @Option(
            names = "--smooth",
            paramLabel = "WEIGHT",
            description = "Smooth as TensorBoard does, with a weight from 0 to below 1, such as 0.9.")
    double smoothing;

    @Option(names = "--log-y", description = "Draw values on a logarithmic axis, without those not above 0.")
    boolean isLogarithmic;

    @Mixin
    TimesOption times = new TimesOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write a picture, PNG or SVG as the extension says, instead of drawing here.")
    @Nullable
    Path target;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "In columns, unless given those of the terminal; of a picture in pixels, " + PICTURE_WIDTH
                    + "; with --json those, for at most four points of a curve in each.")
    @Nullable
    Integer width;

    @Option(
            names = "--height",
            paramLabel = "N",
            description = "In lines, unless given " + LINES + "; of a picture in pixels, " + PICTURE_HEIGHT + ".")
    @Nullable
    Integer height;

    @Option(
            names = "--ascii",
            negatable = true,
            fallbackValue = "true",
            description = "Draw in ASCII. Unless given, only where the locale is not UTF-8.")
    @Nullable
    Boolean isAscii;

    PlotCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        SeriesOptions range = valid(() -> SeriesOptions.all().from(times.from).to(times.to));
        times.check();
        Chart chart = valid(() -> Chart.of().smoothing(smoothing));
        Result result = target == null ? text(valid(this::form)) : picture(target);
        PlottedCurves curves = read(range);
        List<Curve> all =
                curves.all().stream().map(PlottedCurves.Plotted::curve).toList();
        Chart drawn = (isLogarithmic ? chart.logarithmic() : chart)
                .title(curves.title())
                .curves(all);
        result.show(drawn, curves);
        return 0;
    }

    private interface Result {
        void show(Chart chart, PlottedCurves curves) throws IOException;
    }

    private PlottedCurves read(SeriesOptions range) {
        PlottedCurves curves;
        try (LogDatabase opened = database.read()) {
            List<LogSummary> found =
                    logs.stream().map(name -> database.find(opened, name)).toList();
            curves = new PlottedCurves(keys, found, range);
            for (LogSummary each : found) {
                try (TrainingLog log = opened.open(each.uuid())) {
                    curves.read(opened, log);
                }
            }
        }
        curves.problem().ifPresent(problem -> {
            throw new NothingFoundException(problem);
        });
        return curves;
    }

    private TextForm form() {
        boolean isUnicode = isAscii == null ? Locales.isUtf8(System.getenv()) : !isAscii;
        return new TextForm(
                width == null ? usualWidth() : width, height == null ? LINES : height, isUnicode, screen.hasColours());
    }

    /** What programs read does not depend on who looks on. */
    private int usualWidth() {
        if (output.isJson) {
            return PICTURE_WIDTH;
        }
        return screen.isTerminal() ? screen.width() : Math.max(screen.width(), TextForm.LEAST_WIDTH);
    }

    private Result text(TextForm form) {
        return (chart, curves) -> {
            if (output.isJson) {
                OutputOption.json(screen, out -> curves.write(out, chart.points(form.width())));
            } else {
                screen.out().print(chart.text(form));
            }
        };
    }

    private Result picture(Path file) {
        // Draws in the heap: a display that cannot be reached is none.
        System.setProperty("java.awt.headless", "true");
        PictureSize size = valid(() -> {
            PictureFormat.of(file);
            return new PictureSize(width == null ? PICTURE_WIDTH : width, height == null ? PICTURE_HEIGHT : height);
        });
        return (chart, curves) -> {
            chart.write(file, size);
            if (output.isJson) {
                OutputOption.json(screen, out -> curves.write(out, chart.points(size.width())));
            }
        };
    }

    private <T> T valid(Supplier<T> given) {
        try {
            return given.get();
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
