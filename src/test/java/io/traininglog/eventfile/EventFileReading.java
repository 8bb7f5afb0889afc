package io.traininglog.eventfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a file has, all of it. */
record EventFileReading(List<Event> events, List<String> damage) {

    static EventFileReading of(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        List<String> damage = new ArrayList<>();
        try (EventFileReader reader = EventFiles.read(file, (offset, what) -> damage.add(offset + ": " + what))) {
            for (Optional<Event> event = reader.next(); event.isPresent(); event = reader.next()) {
                events.add(event.get());
            }
            assertThat(reader.next()).isEmpty();
        }
        return new EventFileReading(events, damage);
    }

    static List<Event> undamaged(Path file) throws IOException {
        EventFileReading reading = of(file);
        assertThat(reading.damage).isEmpty();
        return reading.events;
    }

    static Path golden(String name) {
        String resource = "/eventfiles/" + name + ".tfevents";
        try {
            return Path.of(Objects.requireNonNull(EventFileReading.class.getResource(resource), resource)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
