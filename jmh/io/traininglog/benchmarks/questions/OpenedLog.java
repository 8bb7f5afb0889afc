package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.contenders.ContenderLog;
import io.traininglog.benchmarks.contenders.Steps;
import io.traininglog.benchmarks.contenders.TemporaryFolder;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A contender's log in a folder of its own, empty at first. */
@State(Scope.Thread)
public class OpenedLog {

    @Param
    public Contender contender;

    @Param("10")
    public int keys;

    Steps step;
    ContenderLog log;
    private TemporaryFolder folder;

    /** Overridden without annotations: JMH calls an annotated method once for each class that annotates it. */
    @Setup(Level.Trial)
    public void open() {
        step = new Steps(keys);
        folder = new TemporaryFolder();
        log = contender.open(folder.path());
    }

    @TearDown(Level.Trial)
    public void close() {
        log.close();
        folder.close();
    }
}
