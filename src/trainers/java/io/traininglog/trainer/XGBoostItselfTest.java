package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

/** XGBoost4J itself, trained on points above and below a line, some of them on the wrong side. */
class XGBoostItselfTest {

    private final TrainingLog log = TrainingLog.inMemory();
    private final Random random = new Random(1);
    private final Map<String, Object> parameters =
            Map.of("objective", "binary:logistic", "eval_metric", "logloss", "nthread", 1, "verbosity", 0);

    private DMatrix points(int count) throws XGBoostError {
        float[] features = new float[2 * count];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            features[2 * i] = random.nextFloat();
            features[2 * i + 1] = random.nextFloat();
            float noise = 0.6f * (random.nextFloat() - 0.5f);
            labels[i] = features[2 * i] + features[2 * i + 1] + noise > 1 ? 1 : 0;
        }
        DMatrix points = new DMatrix(features, count, 2, Float.NaN);
        points.setLabel(labels);
        return points;
    }

    @Test
    void theCurvesAreThoseThatItPrints() throws Exception {
        DMatrix training = points(300);
        DMatrix validation = points(100);

        Map<String, DMatrix> watches = new LinkedHashMap<>(); // keeps its order
        watches.put("train", training);
        watches.put("valid", validation);
        float[][] metrics = new float[watches.size()][50];
        Booster booster = XGBoost.train(training, parameters, 50, watches, metrics, null, null, 3);

        XGBoostMetrics.record(log, watches.keySet(), "logloss", metrics, booster.getNumBoostedRound());

        int rounds = booster.getNumBoostedRound();
        int best = Integer.parseInt(booster.getAttr("best_iteration"));
        assertThat(rounds).as("stopped early").isEqualTo(best + 1 + 3).isLessThan(50);
        assertThat(log.keys()).containsExactly("train_logloss", "valid_logloss");
        assertThat(Files.readString(Path.of("src/site/markdown/trainers.md")))
                .contains(csv().lines().limit(4).collect(Collectors.joining("\n")));
        assertThat(log.series("valid_logloss").size()).isEqualTo(rounds);
        assertThat(log.status().iterationsDone()).isEqualTo(rounds);

        double bestOfLog =
                Arrays.stream(log.series("valid_logloss").values()).min().orElseThrow();
        assertThat(log.at(best + 1)).containsEntry("valid_logloss", bestOfLog);
        assertThat((float) bestOfLog).isEqualTo(Float.parseFloat(booster.getAttr("best_score")));
        String printed = booster.evalSet(new DMatrix[] {training}, new String[] {"train"}, rounds);
        assertThat(log.series("train_logloss").values()[rounds - 1])
                .isCloseTo(Double.parseDouble(printed.substring(printed.indexOf(':') + 1)), within(1e-6));
    }

    private String csv() throws IOException {
        StringBuilder csv = new StringBuilder();
        Csv.write(log, csv);
        return csv.toString();
    }

    @Test
    void boostingFurtherGoesOnWithTheCurve() throws XGBoostError {
        DMatrix training = points(300);
        Map<String, DMatrix> watches = Map.of("train", training);
        float[][] first = new float[1][5];
        Booster booster = XGBoost.train(training, parameters, 5, watches, first, null, null, 0);
        XGBoostMetrics.record(log, watches.keySet(), "logloss", first, 5);

        float[][] further = new float[1][5];
        XGBoost.train(training, parameters, 5, watches, further, null, null, 0, booster);
        XGBoostMetrics.record(log, watches.keySet(), "logloss", further, booster.getNumBoostedRound() - 5);

        double[] losses = log.series("train_logloss").values();
        assertThat(losses).hasSize(10);
        assertThat(losses[5]).isLessThan(losses[4]);
    }

    @Test
    void aLoopOfOnesOwnShowsEachRoundAtOnce() throws XGBoostError {
        DMatrix training = points(300);
        DMatrix[] watches = {training};
        String[] names = {"train"};

        Booster booster = XGBoost.train(training, parameters, 0, Map.of(), null, null);
        LossRecorder recorder = LossRecorder.of(log, "train_logloss");
        float[] metric = new float[1];
        for (int round = 0; round < 10; round++) {
            booster.update(training, round);
            booster.evalSet(watches, names, round, metric);
            recorder.accept(metric[0]);
        }
        assertThat(log.series("train_logloss").size()).isEqualTo(10);
        assertThat(log.series("train_logloss").values()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
}
