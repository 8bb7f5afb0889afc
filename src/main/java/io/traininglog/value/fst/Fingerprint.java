package io.traininglog.value.fst;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Tells two versions of a class apart: the CRC-32C of what its instances are written as. Without it a field that was
 * added or removed would shift what follows, and most of it would read as other values.
 */
final class Fingerprint {

    private final CRC32C crc = new CRC32C();

    Fingerprint(String kind) {
        add(kind);
    }

    Fingerprint add(Class<?> type) {
        return add(type.getName());
    }

    Fingerprint add(Field field) {
        return add(field.getName()).add(field.getType());
    }

    Fingerprint add(String text) {
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        return this;
    }

    int value() {
        return (int) crc.getValue();
    }
}
