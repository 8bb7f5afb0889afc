package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.kernel.KernelSVMTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.kernel.RBF;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tribuo itself, whose trainers log what is recorded. */
class TribuoItselfTest {

    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private final TrainingLog log = TrainingLog.inMemory();
    private final Dataset<Label> dataset = points(100);

    @BeforeEach
    void quiet() {
        TRIBUO.setUseParentHandlers(false);
    }

    @AfterEach
    void asItWas() {
        TRIBUO.setUseParentHandlers(true);
        TRIBUO.setLevel(null);
        log.close();
    }

    /** Above a line, or below it. */
    private static Dataset<Label> points(int count) {
        Random random = new Random(1);
        List<Example<Label>> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            points.add(new ArrayExample<>(
                    new Label(x + y > 0 ? "above" : "below"), new String[] {"x", "y"}, new double[] {x, y}));
        }
        LabelFactory labels = new LabelFactory();
        return new MutableDataset<>(
                new ListDataSource<>(points, labels, new SimpleDataSourceProvenance("points", labels)));
    }

    @Test
    void lossesAreRecordedAsTheyAreLogged() {
        int epochs = 3;
        int loggingInterval = 10;
        int minibatchSize = 4;
        Trainer<Label> trainer = new LinearSGDTrainer(
                new LogMulticlass(), new AdaGrad(0.1), epochs, loggingInterval, minibatchSize, Trainer.DEFAULT_SEED);

        Map<String, Provenance> run = Map.of("traininglog", new StringProvenance("traininglog", log.hexUuid()));
        Model<Label> model;
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            model = trainer.train(dataset, run);
        }

        assertThat(model.getProvenance().getInstanceProvenance().getMap()).isEqualTo(run);
        Series losses = log.series("train_loss");
        assertThat(losses.times()).containsExactly(10, 20, 30, 40, 50, 60, 70); // 75 iterations
        assertThat(losses.values()[6]).isGreaterThan(losses.values()[0]).isNegative(); // a likelihood
        assertThat(log.at(0)).isEqualTo(Map.of("train_examples", 100L));
        assertThat(log.status().iterationsDone()).isEqualTo(70);
    }

    @Test
    void otherTrainersLogTheSame() {
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            new FMClassificationTrainer(new LogMulticlass(), new AdaGrad(0.1), 1, 50, 1, 1L, 2, 0.1).train(dataset);
        }
        assertThat(log.series("train_loss").times()).containsExactly(50, 100);
    }

    @Test
    void aKernelMachineLogsItsSupportVectorsAndEpochs() {
        TRIBUO.setLevel(Level.FINE);
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            new KernelSVMTrainer(new RBF(1), 1, 2, 25, 1L).train(dataset);
        }
        assertThat(log.series("train_loss").times()).containsExactly(25, 50, 75, 100, 125, 150, 175, 200);
        assertThat(log.series("support_vectors").values()).isSorted().doesNotContain(0);
        assertThat(log.status().epochEnds()).containsExactly(100L, 200L);
    }
}
