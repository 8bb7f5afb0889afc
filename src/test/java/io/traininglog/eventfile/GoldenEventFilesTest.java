package io.traininglog.eventfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were written without this library are read; src/test/resources/eventfiles/make.py makes them. */
class GoldenEventFilesTest {

    @TempDir
    Path folder;

    /** What TensorFlow wrote for {@code tf.summary.scalar("accuracy", 0.99, step=77)}, as TensorBoard's own tests have it. */
    @Test
    void whatTensorFlowWroteIsRead() throws IOException {
        String file = "1800000000000000a37f4b220900008038" + "99d6d7411a0d627261696e2e4576656e743a32124b36ab"
                + "3200000000000000241956ec09c405b73d99d6d741104d2a250a230a086163637572616379420a0801120022"
                + "04a4707d3f4a0b0a090a077363616c617273a55b6433";
        Path path = Files.write(folder.resolve("tfevents"), HexFormat.of().parseHex(file));
        List<Event> events = EventFileReading.undamaged(path);
        assertThat(events)
                .extracting(Event::what)
                .containsExactly(
                        new Event.Version("brain.Event:2"),
                        new Event.Summary(List.of(new SummaryValue(
                                "accuracy", Optional.of("scalars"), new SummaryValue.Scalar((double) 0.99f)))));
        assertThat(events).extracting(Event::step).containsExactly(0L, 77L);
        assertThat(events.get(1).wallTime()).isBetween(1.5e9, 1.6e9);
        assertThat(events).extracting(Event::offset).containsExactly(0L, 40L);
    }

    @Test
    void valuesOfTheOldStyleAreReadAndOthersNamed() throws IOException {
        List<Event> events = EventFileReading.undamaged(golden("old"));
        assertThat(events.get(0).wallTime()).isEqualTo(1700000000.25);
        assertThat(events)
                .extracting(Event::what)
                .containsExactly(
                        new Event.Version("brain.Event:2"),
                        new Event.Other("graph"),
                        new Event.Summary(List.of(scalar("loss", 0.5), scalar("accuracy", 0.1f))),
                        new Event.Summary(List.of(
                                scalar("loss", Double.NaN),
                                scalar("accuracy", Double.NEGATIVE_INFINITY),
                                other("weights", "histogram"),
                                other("picture", "image"),
                                other("sound", "audio"))),
                        new Event.Other("note of a session"),
                        new Event.Summary(List.of(scalar("loss", -0.0))),
                        new Event.Other("profile of a step"));
    }

    @Test
    void tensorsOfEveryTypeAndFormAreTheNumbersThatTheyHold() throws IOException {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("float_val", (double) 0.1f);
        expected.put("float_val_unpacked", (double) 0.1f);
        expected.put("float_content", (double) 0.1f);
        expected.put("double_val", 0.1);
        expected.put("double_content", 0.1);
        expected.put("int32_val", -7L);
        expected.put("int32_content", -7L);
        expected.put("uint8_val", 200L);
        expected.put("uint8_content", 200L);
        expected.put("int16_val", -300L);
        expected.put("int16_content", -300L);
        expected.put("int8_content", -1L);
        expected.put("int64_val", (1L << 53) + 1);
        expected.put("int64_unpacked", Long.MIN_VALUE);
        expected.put("int64_content", (1L << 53) + 1);
        expected.put("bool_val", true);
        expected.put("bool_content", false);
        expected.put("bfloat16_val", (double) Float.intBitsToFloat(0x3DCC0000));
        expected.put("bfloat16_content", (double) Float.intBitsToFloat(0x3DCC0000));
        expected.put("uint16_val", 65535L);
        expected.put("half_val", 0.0999755859375);
        expected.put("half_content", -65504.0);
        expected.put("half_subnormal", 0x1p-24);
        expected.put("half_infinite", Double.NEGATIVE_INFINITY);
        expected.put("uint32_val", 4294967295L);
        expected.put("uint64_val", Long.MAX_VALUE);
        expected.put("uint64_large", BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
        Map<String, Object> found = new LinkedHashMap<>();
        for (SummaryValue value : summary(EventFileReading.undamaged(golden("new")), 1)) {
            assertThat(value.plugin()).contains("scalars");
            found.put(value.tag(), ((SummaryValue.Scalar) value.content()).value());
        }
        assertThat(found).containsExactlyEntriesOf(expected);
    }

    @Test
    void whatNobodyKnowsIsSkipped() throws IOException {
        assertThat(summary(EventFileReading.undamaged(golden("new")), 2)).containsExactly(scalar("float_val", 0.2f));
    }

    @Test
    void textsAreReadAndOtherTensorsNamed() throws IOException {
        List<String> found = new ArrayList<>();
        for (SummaryValue value : summary(EventFileReading.undamaged(golden("new")), 3)) {
            String content = value.content() instanceof SummaryValue.Text text
                    ? text.value() instanceof String[] several ? String.join("|", several) : "'" + text.value() + "'"
                    : ((SummaryValue.Other) value.content()).kind();
            found.add(value.tag() + " " + value.plugin().orElse("") + ": " + content);
        }
        assertThat(found)
                .containsExactly(
                        "note text: 'héllo ☃'",
                        "notes text: a|b",
                        "one_note text: 'only'",
                        "table text: tensor of strings of rank 2",
                        "bytes text: string that is not UTF-8",
                        "pictures images: string that is not UTF-8",
                        "model graph_keras_model: '{}'",
                        "histogram histograms: tensor of rank 2",
                        "complex scalars: tensor of type 8",
                        "empty scalars: scalar without its one value");
    }

    @Test
    void hyperParametersAreRead() throws IOException {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("lr", 0.1);
        expected.put("optimizer", "adam");
        expected.put("amp", true);
        expected.put("none", null);
        List<SummaryValue> values = summary(EventFileReading.undamaged(golden("new")), 6);
        assertThat(((SummaryValue.HyperParameters) values.get(0).content()).values())
                .containsExactlyEntriesOf(expected);
    }

    @Test
    void aRestartIsRead() throws IOException {
        List<Event> events = EventFileReading.undamaged(golden("restarted"));
        assertThat(events.get(6).what()).isEqualTo(new Event.Start());
        assertThat(events.get(6).step()).isEqualTo(4);
    }

    private Path golden(String name) {
        return EventFileReading.golden(name);
    }

    private static List<SummaryValue> summary(List<Event> events, int index) {
        return ((Event.Summary) events.get(index).what()).values();
    }

    private static SummaryValue scalar(String tag, double value) {
        return new SummaryValue(tag, Optional.empty(), new SummaryValue.Scalar(value));
    }

    private static SummaryValue other(String tag, String kind) {
        return new SummaryValue(tag, Optional.empty(), new SummaryValue.Other(kind));
    }
}
