package io.traininglog.value.fst;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Forms of containers by what makes them. */
final class ContainerForm {

    private ContainerForm() {}

    /** Makes an empty container, from what {@link Opening#write} wrote before the content. */
    interface Maker<C> {
        C make(GraphInput in) throws Exception;
    }

    /** Writes what a container is made from: nothing, or a comparator. */
    interface Opening {
        void write(GraphOutput out, Object container) throws Exception;

        Opening NONE = (out, container) -> {};
    }

    /** An ordered collection; the finisher wraps it, or answers it as it is. */
    static Form sequence(Maker<Collection<@Nullable Object>> maker) {
        return new Mutable<>(Opening.NONE, maker) {
            @Override
            void writeContent(GraphOutput out, Object value) throws Exception {
                Elements.write(out, (Collection<?>) value);
            }

            @Override
            void readContent(GraphInput in, Collection<@Nullable Object> collection) throws Exception {
                int count = in.readCount();
                for (int i = 0; i < count; i++) {
                    collection.add(in.readValue());
                }
            }
        };
    }

    static Form set(Opening opening, Maker<Collection<@Nullable Object>> maker) {
        return new Mutable<>(opening, maker) {
            @Override
            void writeContent(GraphOutput out, Object value) throws Exception {
                Elements.writeKeys(out, (Collection<?>) value);
            }

            @Override
            void readContent(GraphInput in, Collection<@Nullable Object> set) throws Exception {
                Elements.readKeysInto(in, set);
            }
        };
    }

    static Form map(Opening opening, Maker<Map<@Nullable Object, @Nullable Object>> maker) {
        return new Mutable<>(opening, maker) {
            @Override
            void writeContent(GraphOutput out, Object value) throws Exception {
                Elements.writeEntries(out, (Map<?, ?>) value);
            }

            @Override
            void readContent(GraphInput in, Map<@Nullable Object, @Nullable Object> map) throws Exception {
                Elements.readEntriesInto(in, map);
            }
        };
    }

    /** The content of another form, wrapped after it was read. */
    static <C> Form wrapped(Form content, Function<C, Object> wrapper) {
        return new Wrapped<>(content, wrapper);
    }

    private abstract static class Mutable<C> implements Form {

        private final Opening opening;
        private final Maker<C> maker;

        Mutable(Opening opening, Maker<C> maker) {
            this.opening = opening;
            this.maker = maker;
        }

        abstract void writeContent(GraphOutput out, Object value) throws Exception;

        abstract void readContent(GraphInput in, C container) throws Exception;

        @Override
        public void write(GraphOutput out, Object value) throws Exception {
            opening.write(out, value);
            writeContent(out, value);
        }

        @Override
        public Object read(GraphInput in, int position) throws Exception {
            C container = maker.make(in);
            in.publish(position, container);
            readContent(in, container);
            return container;
        }

        @Override
        public Sharing sharing() {
            return Sharing.BEFORE_CONTENT;
        }
    }

    private record Wrapped<C>(Form content, Function<C, Object> wrapper) implements Form {

        @Override
        public void write(GraphOutput out, Object value) throws Exception {
            content.write(out, value);
        }

        /** The inner container is published meanwhile; no writer refers to it, and a forger gains nothing. */
        @Override
        @SuppressWarnings("unchecked")
        public Object read(GraphInput in, int position) throws Exception {
            return wrapper.apply((C) Objects.requireNonNull(content.read(in, position)));
        }

        @Override
        public Sharing sharing() {
            return Sharing.AFTER_CONTENT;
        }
    }
}
