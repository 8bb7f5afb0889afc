package io.traininglog.config;

import io.traininglog.ConfigurationException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a YAML 1.2 mapping of keys to scalars. It follows the parser's events and builds no objects, so that neither
 * tags nor aliases nor deep nesting can make a hostile file cost more than its length.
 */
final class YamlSettings {

    private static final int MAX_DEPTH = 32;

    private final String source;
    private final String yaml;
    private final Iterator<Event> events;
    private int depth;

    private YamlSettings(String source, String yaml) {
        this.source = source;
        this.yaml = yaml;
        events = new Parse(LoadSettings.builder().setLabel(source).build())
                .parseString(yaml)
                .iterator();
    }

    /**
     * What the file sets, in its order.
     *
     * @throws ConfigurationException unless it is valid YAML, and one mapping of known keys, each given once
     */
    static List<Setting> parse(String source, String yaml) {
        return new YamlSettings(source, yaml).document();
    }

    private List<Setting> document() {
        next(); // the stream's start
        if (next() instanceof StreamEndEvent) {
            return List.of();
        }
        List<Setting> settings = root(next());
        next(); // the document's end
        Event end = next();
        if (!(end instanceof StreamEndEvent)) {
            throw new ConfigurationException(at(end) + ": a second document begins; expected one");
        }
        return settings;
    }

    private List<Setting> root(Event first) {
        if (first instanceof MappingStartEvent) {
            return entries();
        }
        if (first instanceof ScalarEvent scalar && YamlScalar.type(scalar) == Setting.Type.NULL) {
            return List.of();
        }
        throw new ConfigurationException(at(first) + ": found " + (first instanceof ScalarEvent ? "a scalar" : "a list")
                + "; expected a mapping, such as 'log_backend: sqlite'");
    }

    private List<Setting> entries() {
        List<Setting> settings = new ArrayList<>();
        Map<Key, Event> seen = new EnumMap<>(Key.class);
        Event event = next();
        while (!(event instanceof MappingEndEvent)) {
            if (!(event instanceof ScalarEvent name)) {
                throw new ConfigurationException(at(event) + ": found a collection as a key; expected text");
            }
            Key key = Key.spelled(name.getValue(), source);
            Event earlier = seen.put(key, event);
            if (earlier != null) {
                throw new ConfigurationException("%s: key '%s' stands on line %d and again on line %d; remove one"
                        .formatted(source, key.spelling(), line(earlier), line(event)));
            }
            settings.add(setting(key, next()));
            event = next();
        }
        return settings;
    }

    private Setting setting(Key key, Event value) {
        if (value instanceof ScalarEvent scalar) {
            return new Setting(source, key, YamlScalar.type(scalar), scalar.getValue());
        }
        skipRestOfCollection();
        boolean mapping = value instanceof MappingStartEvent;
        return new Setting(source, key, mapping ? Setting.Type.MAPPING : Setting.Type.LIST, "");
    }

    private void skipRestOfCollection() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    private Event next() {
        Event event;
        try {
            event = events.next();
        } catch (YamlEngineException invalid) {
            throw invalid(invalid);
        }
        if (event instanceof AliasEvent) {
            throw new ConfigurationException(at(event) + ": found an alias; write the value out");
        }
        if (event instanceof CollectionEndEvent) {
            depth--;
        }
        if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
            throw new ConfigurationException(at(event) + ": nested deeper than " + MAX_DEPTH + " levels");
        }
        return event;
    }

    /** The parser's own message quotes the file, in which secrets may stand: only its diagnosis is kept. */
    private ConfigurationException invalid(YamlEngineException exception) {
        String place = source;
        String problem = exception.getMessage();
        if (exception instanceof MarkedYamlEngineException marked) {
            place = at(marked.getProblemMark());
            problem = marked.getProblem();
        } else if (exception instanceof ReaderException unreadable) {
            place = at(unreadable.getPosition());
            problem = "the character U+%04X is not allowed".formatted(unreadable.getCodePoint());
        }
        YamlEngineException cause = new YamlEngineException(problem);
        cause.setStackTrace(exception.getStackTrace());
        return new ConfigurationException(place + ": not valid YAML: " + problem, cause);
    }

    private String at(Event event) {
        return at(event.getStartMark());
    }

    private String at(Optional<Mark> mark) {
        return mark.map(m -> place(m.getLine() + 1, m.getColumn() + 1)).orElse(source);
    }

    private String at(int position) {
        String before = yaml.substring(0, yaml.offsetByCodePoints(0, position));
        int line = (int) before.lines().count();
        return place(line, before.length() - before.lastIndexOf('\n'));
    }

    private String place(int line, int column) {
        return "%s, line %d, column %d".formatted(source, line, column);
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
