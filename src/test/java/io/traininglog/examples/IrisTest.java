package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IrisTest {

    @Test
    void thereAreFiftyPlantsOfEachSpecies() {
        Samples plants = Iris.measurements();
        assertThat(plants.size()).isEqualTo(150);
        for (int species = 0; species < 3; species++) {
            assertThat(count(plants, species)).isEqualTo(50);
        }
    }

    @Test
    void theFiguresAreFishersAndNotUcis() {
        Samples plants = Iris.measurements();
        assertThat(plants.features(0)).containsExactly(5.1, 3.5, 1.4, 0.2);
        assertThat(plants.features(34)).containsExactly(4.9, 3.1, 1.5, 0.2);
        assertThat(plants.features(37)).containsExactly(4.9, 3.6, 1.4, 0.1);
        double[] sums = IntStream.range(0, 4).mapToDouble(i -> sum(plants, i)).toArray();
        assertThat(sums).containsExactly(new double[] {876.5, 458.6, 563.7, 179.9}, within(1e-9));
    }

    @Test
    void theSplitKeepsTheSpeciesEven() {
        Iris iris = Iris.split(7);
        for (int species = 0; species < 3; species++) {
            assertThat(count(iris.training(), species)).isEqualTo(40);
            assertThat(count(iris.test(), species)).isEqualTo(10);
        }
    }

    @Test
    void trainingFeaturesHaveMeanZeroAndDeviationOne() {
        Samples training = Iris.split(7).training();
        for (int i = 0; i < Iris.FEATURES; i++) {
            int feature = i;
            double squares = IntStream.range(0, training.size())
                    .mapToDouble(plant -> training.features(plant)[feature])
                    .map(x -> x * x)
                    .sum();
            assertThat(sum(training, i)).isCloseTo(0, within(1e-9));
            assertThat(squares / training.size()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void aSeedGivesOneSplit() {
        assertThat(features(Iris.split(7).test()))
                .isDeepEqualTo(features(Iris.split(7).test()));
        assertThat(Arrays.deepEquals(
                        features(Iris.split(7).test()), features(Iris.split(8).test())))
                .isFalse();
    }

    private static long count(Samples samples, int label) {
        return IntStream.range(0, samples.size())
                .filter(i -> samples.label(i) == label)
                .count();
    }

    private static double sum(Samples samples, int feature) {
        return Stream.of(features(samples)).mapToDouble(row -> row[feature]).sum();
    }

    private static double[][] features(Samples samples) {
        return IntStream.range(0, samples.size()).mapToObj(samples::features).toArray(double[][]::new);
    }
}
