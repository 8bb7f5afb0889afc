package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.contenders.Ability;
import io.traininglog.benchmarks.contenders.Contender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the suite asks, of whom, how often and at which sizes. A label names parameters in braces. */
public enum Question {
    STEP("a step of 10, in bursts", StepBenchmark.class, "step", Group.FILE, Ability.STEP, Effort.STEADY),
    VALUE("a single value, in bursts", StepBenchmark.class, "value", Group.FILE, Ability.VALUE, Effort.STEADY),
    PUT(
            "a put into the newest rows, in bursts",
            PutBenchmark.class,
            "put",
            Group.FILE,
            Ability.PUT,
            Effort.STEADY,
            Size.of("steps", "20000", "5000")),
    PACED_RECORD(
            "a record at 1,000 steps/s",
            PacedBenchmark.class,
            "record",
            Group.FILE,
            Ability.VALUE,
            Effort.PACED,
            Size.of("steps", "20000", "5000")),
    PACED_PUT(
            "a put at 1,000 steps/s",
            PacedBenchmark.class,
            "put",
            Group.FILE,
            Ability.PUT,
            Effort.PACED,
            Size.of("steps", "20000", "5000")),
    BULK_STEPS(
            "{steps} steps of 10 until stored",
            BulkBenchmark.class,
            "steps",
            Group.FILE,
            Ability.STREAM,
            Effort.SHOT,
            Size.of("steps", "1000000", "20000")),
    BULK_VALUES(
            "{steps} steps, value by value, until stored",
            BulkBenchmark.class,
            "values",
            Group.FILE,
            Ability.STREAM_VALUES,
            Effort.SHOT,
            Size.of("steps", "1000000", "5000")),
    GET(
            "a point, {part}",
            GetBenchmark.class,
            "get",
            Group.FILE,
            Ability.GET,
            Effort.STEADY,
            Size.of("part", "TAIL,HISTORY", "HISTORY"),
            Size.of("steps", "100000", "10000")),
    ROW(
            "a row of 10, {part}",
            RowBenchmark.class,
            "row",
            Group.FILE,
            Ability.ROW,
            Effort.STEADY,
            Size.of("part", "TAIL,HISTORY", "HISTORY"),
            Size.of("steps", "100000", "10000")),
    SERIES(
            "a series of {steps}, one of {keys}",
            SeriesBenchmark.class,
            "series",
            Group.FILE,
            Ability.SERIES,
            Effort.SLOW,
            Size.of("keys", "1,10", "10"),
            Size.of("steps", "1000000", "20000")),
    THINNED(
            "{steps} as 2,000 points, one of {keys}",
            SeriesBenchmark.class,
            "thinned",
            Group.FILE,
            Ability.THIN,
            Effort.SLOW,
            Size.of("keys", "1,10", "10"),
            Size.of("steps", "1000000", "20000")),
    ITERATE(
            "all of {steps} rows of 10",
            IterateBenchmark.class,
            "iterate",
            Group.FILE,
            Ability.ITERATE,
            Effort.SLOW,
            Size.of("steps", "100000", "10000")),
    DISK(
            "bytes a value on disk",
            Footprint.class,
            "bytes",
            Group.FILE,
            Ability.STEP,
            Effort.COLD,
            Size.of("steps", "200000", "10000")),
    POSTGRES_STEP(
            "a step of 10, in bursts", PostgresStepBenchmark.class, "step", Group.SERVER, Ability.STEP, Effort.SERVER),
    POSTGRES_FLUSHED(
            "a step of 10 until the server has it",
            PostgresStepBenchmark.class,
            "flushed",
            Group.SERVER,
            Ability.STEP,
            Effort.SERVER),
    POSTGRES_STREAM(
            "{steps} steps of 10 until the server has them",
            PostgresBulkBenchmark.class,
            "steps",
            Group.SERVER,
            Ability.STREAM,
            Effort.SERVER_SHOT,
            Size.of("steps", "100000", "10000")),
    POSTGRES_IMPORT(
            "{steps} steps of 10, imported",
            PostgresBulkBenchmark.class,
            "imported",
            Group.SERVER,
            Ability.BULK,
            Effort.SERVER_SHOT,
            Size.of("steps", "100000", "10000")),
    POSTGRES_GET(
            "a point of {steps} steps of 10",
            PostgresReadBenchmark.class,
            "get",
            Group.SERVER,
            Ability.GET,
            Effort.SERVER,
            Size.of("steps", "1000000", "10000")),
    POSTGRES_ROW(
            "a row of 10 of {steps}",
            PostgresReadBenchmark.class,
            "row",
            Group.SERVER,
            Ability.ROW,
            Effort.SERVER,
            Size.of("steps", "1000000", "10000")),
    POSTGRES_SERIES(
            "a series of {steps}, one of 10",
            PostgresReadBenchmark.class,
            "series",
            Group.SERVER,
            Ability.SERIES,
            Effort.SERVER_SCAN,
            Size.of("steps", "100000,1000000", "10000")),
    POSTGRES_ITERATE(
            "all of {steps} rows of 10",
            PostgresReadBenchmark.class,
            "iterate",
            Group.SERVER,
            Ability.ITERATE,
            Effort.SERVER_SCAN,
            Size.of("steps", "100000", "10000")),
    MEMORY_FILL(
            "{steps} steps of 10, value by value",
            MemoryBenchmark.class,
            "fill",
            Group.HEAP,
            Ability.VALUE,
            Effort.SHOT,
            Size.of("steps", "1000000", "50000")),
    MEMORY_GET(
            "a point of {steps} steps of 10",
            GetBenchmark.class,
            "get",
            Group.HEAP,
            Ability.GET,
            Effort.STEADY,
            Size.of("part", "ALL", "ALL"),
            Size.of("steps", "1000000", "50000")),
    MEMORY_SERIES(
            "a series of {steps}, one of 10",
            SeriesBenchmark.class,
            "series",
            Group.HEAP,
            Ability.SERIES,
            Effort.SLOW,
            Size.of("steps", "1000000", "50000")),
    MEMORY_ITERATE(
            "all of {steps} rows of 10",
            IterateBenchmark.class,
            "iterate",
            Group.HEAP,
            Ability.ITERATE,
            Effort.SLOW,
            Size.of("steps", "1000000", "50000")),
    MEMORY_BYTES(
            "bytes a value in the heap",
            Footprint.class,
            "bytes",
            Group.HEAP,
            Ability.STEP,
            Effort.COLD,
            Size.of("steps", "1000000", "50000")),
    LINEAGE_GET(
            "a point",
            LineageBenchmark.class,
            "get",
            Group.LINEAGE,
            Ability.LINEAGE,
            Effort.STEADY,
            Size.of("depth", "1,10,100,1000", "1,100"),
            Size.of("steps", "100000", "5000")),
    LINEAGE_ITERATE(
            "all of {steps} rows of 10",
            LineageBenchmark.class,
            "iterate",
            Group.LINEAGE,
            Ability.LINEAGE,
            Effort.SLOW,
            Size.of("depth", "1,10,100,1000", "1,100"),
            Size.of("steps", "100000", "5000")),
    OPEN("a new JVM opens a database and puts", OpenBenchmark.class, "open", Group.COLD, Ability.STEP, Effort.COLD),
    /** Of ours with archived classes, and of plain JDBC without. */
    OPEN_ARCHIVED(
            "the same, ours with archived classes",
            OpenArchivedBenchmark.class,
            "open",
            Group.COLD,
            Ability.STEP,
            Effort.COLD),
    COMMAND(
            "`{command}` of {logs} logs of 1,000 steps of 10",
            CommandBenchmark.class,
            "run",
            Group.COMMAND,
            Ability.SERIES,
            Effort.SHOT,
            Size.of("command", "ls,tree,compare,plot", "ls,plot"),
            Size.of("logs", "1000", "50")),
    PICTURE(
            "`{command}` of {points} points",
            PictureBenchmark.class,
            "run",
            Group.COMMAND,
            Ability.SERIES,
            Effort.SHOT,
            Size.of("command", "plot -o", "plot -o"),
            Size.of("points", "1000000", "20000"));

    private final String label;
    private final Class<?> benchmark;
    private final String method;
    private final Group group;
    private final Ability ability;
    private final Effort effort;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Size> sizes;

    Question(
            String label,
            Class<?> benchmark,
            String method,
            Group group,
            Ability ability,
            Effort effort,
            Size... sizes) {
        this.label = label;
        this.benchmark = benchmark;
        this.method = method;
        this.group = group;
        this.ability = ability;
        this.effort = effort;
        this.sizes = List.of(sizes);
    }

    public String label() {
        return label;
    }

    public Group group() {
        return group;
    }

    public Effort effort() {
        return effort;
    }

    /** The method that JMH calls, with its class. */
    public String benchmark() {
        return benchmark.getName() + "." + method;
    }

    /** Asked about logs that are to be on the server before. */
    public boolean readsServer() {
        return benchmark == PostgresReadBenchmark.class;
    }

    /** Measured by this suite, not timed by JMH. */
    public boolean isMeasured() {
        return benchmark == Footprint.class;
    }

    /** The names of those who can answer. */
    public List<String> contenders() {
        List<String> names = new ArrayList<>();
        if (group == Group.COLD || group == Group.COMMAND) {
            for (Opener opener : Opener.values()) {
                if (this == OPEN || opener != Opener.JDBI) {
                    names.add(opener.name());
                }
            }
            return names;
        }
        for (Contender contender : Contender.values()) {
            boolean takesPart = group == Group.LINEAGE
                    || (contender.isInHeap() == (group == Group.HEAP)
                            && contender.isOnServer() == (group == Group.SERVER));
            if (takesPart && contender.can(ability)) {
                names.add(contender.name());
            }
        }
        return names;
    }

    /** The values of each parameter. */
    public Map<String, List<String>> parameters(boolean quick) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("contender", contenders());
        sizes.forEach(size -> parameters.put(size.parameter(), quick ? size.quick() : size.full()));
        return parameters;
    }
}
