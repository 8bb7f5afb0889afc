package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What Blocks itself reads back from {@link Databases#blocks its database}. */
final class BlocksContent {

    private final Map<String, Map<String, Map<String, Object>>> written;
    private final List<UUID> generations;

    private BlocksContent(Map<String, Map<String, Map<String, Object>>> written, List<UUID> generations) {
        this.written = written;
        this.generations = generations;
    }

    @SuppressWarnings("unchecked") // as the file has it
    static BlocksContent read() throws IOException {
        String name = "/io/traininglog/blocks/blocks-small.json";
        try (InputStream json = Objects.requireNonNull(BlocksContent.class.getResourceAsStream(name))) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(json);
            return new BlocksContent(
                    (Map<String, Map<String, Map<String, Object>>>) read,
                    ((Map<String, List<String>>) read)
                            .get("generations").stream().map(Databases::uuid).toList());
        }
    }

    /** The oldest first. */
    List<UUID> generations() {
        return generations;
    }

    /** Every generation shows what Blocks shows of it, by iteration and by look-up. */
    void checkRows(LogDatabase database) {
        Map<Long, Map<String, Object>> visible = new TreeMap<>();
        for (UUID generation : generations) {
            rows(generation)
                    .forEach((time, row) ->
                            visible.computeIfAbsent(time, t -> new TreeMap<>()).putAll(row));
            try (TrainingLog log = database.open(generation)) {
                Map<Long, Map<String, Object>> shown = new TreeMap<>();
                log.rows().forEach((time, row) -> shown.put(time, comparable(row)));
                assertThat(shown).isEqualTo(comparable(visible));
                visible.forEach(
                        (time, row) -> assertThat(comparable(log.at(time))).isEqualTo(comparable(row)));
                assertThat(log.rows()).hasSize(visible.size());
            }
        }
    }

    void checkStatus(LogDatabase database) {
        for (UUID generation : generations) {
            Map<String, Object> expected = comparable(written.get("status").get(Databases.hex(generation)));
            try (TrainingLog log = database.open(generation)) {
                assertThat(log.status()).isEqualTo(expected);
                assertThat(log.status().iterationsDone()).isEqualTo(expected.get("iterations_done"));
                assertThat(log.status().epochsDone()).isEqualTo(expected.get("epochs_done"));
                assertThat((Object) log.status().epochEnds()).isEqualTo(expected.get("_epoch_ends"));
            }
        }
    }

    private Map<Long, Map<String, Object>> rows(UUID generation) {
        Map<Long, Map<String, Object>> rows = new TreeMap<>();
        written.get("entries")
                .get(Databases.hex(generation))
                .forEach((time, row) -> rows.put(Long.valueOf(time), comparableRow(row)));
        return rows;
    }

    @SuppressWarnings("unchecked") // as the file has it
    private static Map<String, Object> comparableRow(Object row) {
        return comparable((Map<String, Object>) row);
    }

    private static <K> Map<K, Object> comparable(Map<K, ?> map) {
        Map<K, Object> comparable = new TreeMap<>();
        map.forEach((key, value) -> comparable.put(key, comparable(value)));
        return comparable;
    }

    /** What the library answers and what Blocks' values say in JSON, in the same words. */
    private static Object comparable(Object value) {
        if (value instanceof Map<?, ?> map && map.containsKey("ndarray")) {
            return doubles((List<?>) map.get("ndarray"));
        } else if (value instanceof Map<?, ?> map && map.containsKey("tuple")) {
            return map.get("tuple");
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> comparable = new LinkedHashMap<>();
            map.forEach((key, inner) -> comparable.put(key, comparable(inner)));
            return comparable;
        } else if (value instanceof double[] array) {
            List<Object> list = new ArrayList<>();
            for (double element : array) {
                list.add(element);
            }
            return doubles(list);
        } else if (value instanceof List<?> list) {
            return list.stream().map(BlocksContent::comparable).toList();
        }
        return value instanceof Integer number ? (Object) (long) number : value;
    }

    private static Map<String, Object> doubles(List<?> elements) {
        return Map.of("double[]", elements);
    }
}
