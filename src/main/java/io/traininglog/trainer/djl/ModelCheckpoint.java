package io.traininglog.trainer.djl;

import ai.djl.Model;
import io.traininglog.Checkpoint;
import io.traininglog.CodecException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checkpoint as a property of a model, which DJL saves with the parameters: {@code <uuid>@<time> <database>}. */
final class ModelCheckpoint {

    static final String PROPERTY = "traininglog.checkpoint";

    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{16})([0-9a-f]{16})@(\\d{1,18}) (.*)", Pattern.DOTALL);

    private ModelCheckpoint() {}

    static void put(Model model, Checkpoint checkpoint) {
        UUID uuid = checkpoint.uuid();
        model.setProperty(
                PROPERTY,
                String.format(
                        Locale.ROOT,
                        "%016x%016x@%d %s",
                        uuid.getMostSignificantBits(),
                        uuid.getLeastSignificantBits(),
                        checkpoint.time(),
                        checkpoint.database()));
    }

    /** An older one must not go with newer parameters. */
    static void clear(Model model) {
        model.setProperty(PROPERTY, "");
    }

    static Optional<Checkpoint> of(Model model) {
        String property = model.getProperty(PROPERTY);
        if (property == null || property.isEmpty()) {
            return Optional.empty();
        }
        Matcher text = TEXT.matcher(property);
        if (!text.matches()) {
            throw new CodecException("model " + model.getName() + " has the property " + PROPERTY + " '" + property
                    + "', which is no checkpoint; it was saved by something else");
        }
        UUID uuid = new UUID(Long.parseUnsignedLong(text.group(1), 16), Long.parseUnsignedLong(text.group(2), 16));
        return Optional.of(new Checkpoint(text.group(4), uuid, Long.parseLong(text.group(3))));
    }
}
