package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.ClosedException;
import io.traininglog.TrainingLog;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tribuo's trainers log is recorded, and nothing else. The messages are those of Tribuo 4.3.2. */
class TribuoLossesTest {

    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");
    private static final Logger SGD = Logger.getLogger("org.tribuo.common.sgd.AbstractSGDTrainer");
    private static final Logger SVM = Logger.getLogger("org.tribuo.classification.sgd.kernel.KernelSVMTrainer");

    private final TrainingLog log = TrainingLog.inMemory();

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

    @Test
    void lossesStandAtTheirIterations() {
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            SGD.info("Training SGD model with 100 examples");
            SGD.info("Outputs - (0,p,40), (1,n,60)");
            SGD.info("At iteration 10, average loss = -2.1312291598547723");
            SGD.info("At iteration 20, average loss = 1.25E-5");
            SGD.info("At iteration 30, average loss = NaN");
            SGD.info("At iteration 40, average loss = -Infinity");
        }
        assertThat(log.series("train_loss").times()).containsExactly(10, 20, 30, 40);
        assertThat(log.series("train_loss").values())
                .containsExactly(-2.1312291598547723, 1.25e-5, Double.NaN, Double.NEGATIVE_INFINITY);
        assertThat(log.at(0)).isEqualTo(Map.of("train_examples", 100L));
        assertThat(log.status().iterationsDone()).isEqualTo(40);
    }

    @Test
    void trainingsFollowEachOther() {
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            for (int n = 0; n < 2; n++) {
                SGD.info("Training SGD CRF with 7 examples");
                SGD.info("At iteration 10, average loss = " + (double) n);
            }
        }
        assertThat(log.rows())
                .isEqualTo(Map.of(
                        0L, Map.of("train_examples", 7L),
                        10L, Map.of("train_loss", 0.0, "train_examples", 7L),
                        20L, Map.of("train_loss", 1.0)));
    }

    /** Tribuo formats the number of examples with the digits of the machine's language, and no other. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "hi-IN-u-nu-deva", "de-DE"})
    void trainingsFollowEachOtherInEveryLanguage(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            for (int n = 0; n < 2; n++) {
                SGD.info(String.format(Locale.getDefault(), "Training SGD model with %d examples", 150));
                SGD.info("At iteration 10, average loss = " + (double) n);
            }
        } finally {
            Locale.setDefault(before);
        }
        assertThat(log.series("train_loss").times()).containsExactly(10, 20);
        assertThat(log.series("train_examples").values()).containsExactly(150, 150);
    }

    @Test
    void epochsCountWhereTheyAreLogged() {
        TRIBUO.setLevel(Level.FINE);
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            SVM.info("Training Kernel SVM with 30 examples");
            SVM.info("At iteration 20, average loss = 0.5 with 12 support vectors.");
            SVM.fine("Finished epoch 0");
            SVM.info("At iteration 40, average loss = 0.25 with 14 support vectors.");
            SVM.fine("Finished epoch 1");
        }
        assertThat(log.series("support_vectors").values()).containsExactly(12, 14);
        assertThat(log.status().epochEnds()).containsExactly(30L, 60L);
        assertThat(log.status().iterationsDone()).isEqualTo(60);
    }

    @Test
    void otherMessagesAndOtherThreadsAreNotRecorded() throws InterruptedException {
        try (TribuoLosses losses = TribuoLosses.into(log)) {
            SGD.info("At iteration 10, average loss = high");
            SGD.info("At iteration 99999999999999999999, average loss = 1.0");
            SGD.info("At iteration 10, average loss = 1.2.3");
            SGD.info((String) null);
            Logger other = Logger.getLogger("org.example");
            other.setUseParentHandlers(false);
            other.info("At iteration 10, average loss = 1.0");
            Thread another = new Thread(() -> SGD.info("At iteration 10, average loss = 1.0"));
            another.start();
            another.join();
        }
        SGD.info("At iteration 10, average loss = 1.0");
        assertThat(log.rows()).isEmpty();
    }

    @Test
    void theTrainerGoesOnAndTheFirstFailureIsThrownInTheEnd() {
        TribuoLosses losses = TribuoLosses.into(log);
        log.close();
        SGD.info("At iteration 10, average loss = 1.0");
        SGD.info("At iteration 20, average loss = 1.0");
        assertThatThrownBy(losses::close).isInstanceOf(ClosedException.class);
        losses.close();
    }

    @Test
    void aLoggerThatKeepsTheLossesBackIsAnError() {
        TRIBUO.setLevel(Level.WARNING);
        assertThatThrownBy(() -> TribuoLosses.into(log))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.tribuo")
                .hasMessageContaining("INFO");
    }
}
