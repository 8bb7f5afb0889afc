package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvJsonTest {

    @Test
    void arraysOfEveryShapeNest() {
        assertThat(CsvJson.of(new double[][] {{1, 2}, {3, -0.0}})).isEqualTo("[[1.0,2.0],[3.0,-0.0]]");
        assertThat(CsvJson.of(new float[0])).isEqualTo("[]");
        assertThat(CsvJson.of(new boolean[] {true, false})).isEqualTo("[true,false]");
        assertThat(CsvJson.of(new Object[] {null, "a", new byte[] {1}, 'c'})).isEqualTo("[null,\"a\",\"AQ==\",\"c\"]");
    }

    @Test
    void collectionsAndMapsNest() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("paths", List.of("model.tar"));
        map.put("none", null);
        map.put("empty", Map.of());
        assertThat(CsvJson.of(map)).isEqualTo("{\"paths\":[\"model.tar\"],\"none\":null,\"empty\":{}}");
        assertThat(CsvJson.of(List.of())).isEqualTo("[]");
        assertThat(CsvJson.of(Arrays.asList(1L, 2.5, Double.NaN))).isEqualTo("[1,2.5,NaN]");
    }

    @Test
    void textIsEscaped() {
        assertThat(CsvJson.of(List.of("\"\\\n\r\t\u0001 ☃"))).isEqualTo("[\"\\\"\\\\\\n\\r\\t\\u0001 ☃\"]");
    }

    @Test
    void whatHoldsItselfEnds() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThat(CsvJson.of(list)).isEqualTo("[\"(cycle)\"]");
    }

    @Test
    void whatStandsTwiceIsNoCycle() {
        List<Long> twice = List.of(1L);
        assertThat(CsvJson.of(List.of(twice, twice))).isEqualTo("[[1],[1]]");
    }
}
