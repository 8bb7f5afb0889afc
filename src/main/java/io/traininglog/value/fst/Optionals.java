package io.traininglog.value.fst;

import static io.traininglog.value.fst.Scalars.form;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Forms of what holds one value or a pair. */
final class Optionals {

    static final Form OPTIONAL =
            form((out, v) -> out.writeValue(((Optional<?>) v).orElse(null)), in -> Optional.ofNullable(in.readValue()));
    static final Form OPTIONAL_INT = form(
            (out, v) -> out.writeValue(((OptionalInt) v).isPresent() ? ((OptionalInt) v).getAsInt() : null),
            in -> in.readValue() instanceof Integer i ? OptionalInt.of(i) : OptionalInt.empty());
    static final Form OPTIONAL_LONG = form(
            (out, v) -> out.writeValue(((OptionalLong) v).isPresent() ? ((OptionalLong) v).getAsLong() : null),
            in -> in.readValue() instanceof Long l ? OptionalLong.of(l) : OptionalLong.empty());
    static final Form OPTIONAL_DOUBLE = form(
            (out, v) -> out.writeValue(((OptionalDouble) v).isPresent() ? ((OptionalDouble) v).getAsDouble() : null),
            in -> in.readValue() instanceof Double d ? OptionalDouble.of(d) : OptionalDouble.empty());
    static final Form ENTRY = form(Optionals::writeEntry, in -> new SimpleEntry<>(in.readValue(), in.readValue()));
    static final Form IMMUTABLE_ENTRY =
            form(Optionals::writeEntry, in -> new SimpleImmutableEntry<>(in.readValue(), in.readValue()));

    private Optionals() {}

    private static void writeEntry(GraphOutput out, Object value) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
        out.writeValue(entry.getKey());
        out.writeValue(entry.getValue());
    }
}
