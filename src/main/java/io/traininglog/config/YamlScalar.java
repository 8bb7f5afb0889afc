package io.traininglog.config;

import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Types scalars by YAML 1.2's core schema, in which {@code yes} and {@code off} are text. */
final class YamlScalar {

    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();

    private YamlScalar() {}

    static Setting.Type type(ScalarEvent scalar) {
        Tag tag = scalar.getTag().map(Tag::new).orElseGet(() -> implicitTag(scalar));
        if (tag.equals(Tag.STR) || tag.getValue().equals("!")) {
            return Setting.Type.TEXT;
        }
        if (tag.equals(Tag.INT)) {
            return Setting.Type.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Setting.Type.FLOAT;
        }
        if (tag.equals(Tag.BOOL)) {
            return Setting.Type.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Setting.Type.NULL : Setting.Type.OTHER;
    }

    private static Tag implicitTag(ScalarEvent scalar) {
        if (scalar.isPlain()) {
            return switch (scalar.getValue()) {
                // The resolver overlooks these, which the core schema lists.
                case "~", "Null", "NULL" -> Tag.NULL;
                default -> RESOLVER.resolve(scalar.getValue(), true);
            };
        }
        return Tag.STR;
    }
}
