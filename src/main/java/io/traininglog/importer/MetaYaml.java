package io.traininglog.importer;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads MLflow's {@code meta.yaml}, a mapping of names to scalars, as text: an id of digits stays what it is. It follows
 * the parser's events and builds no objects, so that neither tags nor aliases nor deep nesting can make a forged file cost
 * more than its length.
 */
final class MetaYaml {

    private static final int MAX_DEPTH = 32;

    private final Iterator<Event> events;

    private MetaYaml(String yaml) {
        events = new Parse(LoadSettings.builder().build()).parseString(yaml).iterator();
    }

    /**
     * What it sets; collections are left out, and so is what is null.
     *
     * @throws YamlEngineException unless it is a mapping
     */
    static Map<String, String> parse(String yaml) {
        return new MetaYaml(yaml).mapping();
    }

    private Map<String, String> mapping() {
        Event first = events.next();
        while (first instanceof StreamStartEvent || first instanceof DocumentStartEvent) {
            first = events.next();
        }
        if (!(first instanceof MappingStartEvent)) {
            throw new YamlEngineException("no mapping");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Event name = events.next(); !(name instanceof MappingEndEvent); name = events.next()) {
            @Nullable String key = scalar(name);
            @Nullable String value = scalar(events.next());
            if (key != null && value != null) {
                values.put(key, value);
            }
        }
        return values;
    }

    /** A scalar's text; null for YAML's null, and for a collection, which is skipped. */
    private @Nullable String scalar(Event event) {
        if (event instanceof ScalarEvent scalar) {
            boolean isNull = scalar.isPlain() && scalar.getValue().matches("|~|null|Null|NULL");
            return isNull ? null : scalar.getValue();
        } else if (event instanceof AliasEvent) {
            throw new YamlEngineException("an alias, which MLflow writes none of");
        }
        int depth = 1;
        while (depth > 0) {
            Event next = events.next();
            if (next instanceof CollectionEndEvent) {
                depth--;
            } else if (next instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw new YamlEngineException("nested deeper than " + MAX_DEPTH + " levels");
            }
        }
        return null;
    }
}
