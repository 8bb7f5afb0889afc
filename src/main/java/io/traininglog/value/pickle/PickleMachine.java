package io.traininglog.value.pickle;

import static io.traininglog.value.pickle.Inert.INERT;

import io.traininglog.CodecException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operations of one pickle, as CPython's {@code pickletools.py} describes them, over a stack that cannot
 * underflow. The library's own treatment stays where it is fit for bytes that nobody trusts; what reads a length, makes
 * an object or resolves a name is done here.
 *
 * <p>A name outside {@link KnownNames} becomes {@link Inert}, and from then on nothing is called at all: the rest is
 * read only to learn whether the pickle is well-formed.
 */
final class PickleMachine extends Unpickler {

    private final PickleInput source;
    private final PickleStack values = new PickleStack();
    private final Budget budget;
    private final PyContainer emptyTuple = new PyContainer(ContainerType.TUPLE);

    private @Nullable String unknownName;
    private @Nullable String unsupported;

    PickleMachine(byte[] pickle) {
        source = new PickleInput(pickle);
        budget = new Budget(pickle.length);
        input = source;
        stack = values;
        memo = new PickleMemo();
    }

    /**
     * What the pickle holds, with containers and arrays as this package has them; of no meaning where something {@link
     * #hasNoCounterpart()}. Bytes after its end are not read, as Python does not.
     *
     * @throws CodecException if it is not well-formed; the library throws others too
     */
    @Nullable
    Object run() throws IOException {
        Object value;
        do {
            value = dispatch((short) source.unsignedByte());
        } while (value == NO_RETURN_VALUE);
        return value;
    }

    /** The first unknown name, or else the first value that has no equal here. */
    Optional<String> hasNoCounterpart() {
        return Optional.ofNullable(unknownName == null ? unsupported : unknownName);
    }

    @Override
    protected @Nullable Object dispatch(short opcode) throws IOException {
        switch (opcode) {
            case Opcodes.STOP -> {
                if (values.size() != 1) {
                    throw damaged("ends with " + values.size() + " values in place of one");
                }
                return super.dispatch(opcode);
            }
            case Opcodes.MARK,
                    Opcodes.DUP,
                    Opcodes.NONE,
                    Opcodes.NEWTRUE,
                    Opcodes.NEWFALSE,
                    Opcodes.BINFLOAT,
                    Opcodes.PROTO,
                    Opcodes.GET,
                    Opcodes.BINGET,
                    Opcodes.LONG_BINGET,
                    Opcodes.PUT,
                    Opcodes.BINPUT,
                    Opcodes.LONG_BINPUT,
                    Opcodes.MEMOIZE -> super.dispatch(opcode);
            case Opcodes.POP -> values.drop();
            case Opcodes.POP_MARK -> values.pop_all_since_marker();
            case Opcodes.FRAME -> source.need(source.length());
            case Opcodes.READONLY_BUFFER -> values.peek();

            case Opcodes.EMPTY_LIST -> values.add(new PyContainer(ContainerType.LIST));
            case Opcodes.EMPTY_DICT -> values.add(new PyContainer(ContainerType.DICT));
            case Opcodes.EMPTY_SET -> values.add(new PyContainer(ContainerType.SET));
            case Opcodes.EMPTY_TUPLE -> values.add(emptyTuple);
            case Opcodes.TUPLE1 -> tuple(1);
            case Opcodes.TUPLE2 -> tuple(2);
            case Opcodes.TUPLE3 -> tuple(3);
            case Opcodes.TUPLE -> values.add(new PyContainer(ContainerType.TUPLE, values.pop_all_since_marker()));
            case Opcodes.LIST -> values.add(new PyContainer(ContainerType.LIST, values.pop_all_since_marker()));
            case Opcodes.FROZENSET -> values.add(new PyContainer(ContainerType.SET, values.pop_all_since_marker()));
            case Opcodes.DICT -> values.add(new PyContainer(ContainerType.DICT, pairs(values.pop_all_since_marker())));
            case Opcodes.APPEND -> append(Collections.singletonList(values.pop()), ContainerType.LIST);
            case Opcodes.APPENDS -> append(values.pop_all_since_marker(), ContainerType.LIST);
            case Opcodes.ADDITEMS -> append(values.pop_all_since_marker(), ContainerType.SET);
            case Opcodes.SETITEM -> {
                Object value = values.pop();
                setItems(Arrays.asList(values.pop(), value));
            }
            case Opcodes.SETITEMS -> setItems(values.pop_all_since_marker());

            case Opcodes.GLOBAL -> values.add(name(Literals.text(source.line()), Literals.text(source.line())));
            case Opcodes.STACK_GLOBAL -> {
                Object name = values.pop();
                values.add(name(nameText(values.pop()), nameText(name)));
            }
            case Opcodes.REDUCE, Opcodes.NEWOBJ -> {
                Object arguments = values.pop();
                call(values.pop(), arguments);
            }
            case Opcodes.NEWOBJ_EX -> {
                Object named = values.pop();
                Object arguments = values.pop();
                callNamed(values.pop(), arguments, named);
            }
            case Opcodes.INST -> {
                Object type = name(Literals.text(source.line()), Literals.text(source.line()));
                call(type, new PyContainer(ContainerType.TUPLE, values.pop_all_since_marker()));
            }
            case Opcodes.OBJ -> {
                List<@Nullable Object> items = values.pop_all_since_marker();
                if (items.isEmpty()) {
                    throw damaged("makes an object of no class");
                }
                call(items.get(0), new PyContainer(ContainerType.TUPLE, items.subList(1, items.size())));
            }
            case Opcodes.BUILD -> build(values.pop());

            case Opcodes.EXT1 -> extension(source.unsignedByte());
            case Opcodes.EXT2 -> extension(source.unsignedShort());
            case Opcodes.EXT4 -> extension(source.signedInt());
            case Opcodes.PERSID -> {
                source.line();
                values.add(unknown("persistent id"));
            }
            case Opcodes.BINPERSID -> {
                values.pop();
                values.add(unknown("persistent id"));
            }
            case Opcodes.NEXT_BUFFER -> values.add(unknown("out-of-band buffer"));

            default -> literal(opcode);
        }
        return NO_RETURN_VALUE;
    }

    private void literal(short opcode) {
        try {
            values.add(Literals.read(opcode, source));
        } catch (NoCounterpartException met) {
            values.add(unsupported(met));
        }
    }

    private void tuple(int length) {
        @Nullable Object[] items = new @Nullable Object[length];
        for (int i = length - 1; i >= 0; i--) {
            items[i] = values.pop();
        }
        values.add(new PyContainer(ContainerType.TUPLE, Arrays.asList(items)));
    }

    private void append(List<@Nullable Object> items, ContainerType type) {
        Object target = values.peek();
        if (target instanceof PyContainer container && container.type() == type) {
            container.addAll(items);
        } else if (target != INERT) {
            throw damaged("appends to what is no " + type);
        }
    }

    private void setItems(List<@Nullable Object> items) {
        Object target = values.peek();
        List<@Nullable Object> pairs = pairs(items);
        if (target instanceof PyContainer container && container.isDict()) {
            container.addAll(pairs);
        } else if (target != INERT) {
            throw damaged("sets items of what is no dict");
        }
    }

    private List<@Nullable Object> pairs(List<@Nullable Object> items) {
        if (items.size() % 2 != 0) {
            throw damaged("has a key without a value");
        }
        return items;
    }

    private void call(@Nullable Object callable, @Nullable Object arguments) {
        if (callable != INERT && !(callable instanceof Known)) {
            throw damaged("calls what is no class or function");
        }
        boolean isTuple = arguments instanceof PyContainer container && container.type() == ContainerType.TUPLE;
        if (arguments != INERT && !isTuple) {
            throw damaged("calls with what is no tuple");
        }
        if (callable instanceof Known known && arguments instanceof PyContainer tuple && !isOpaque()) {
            try {
                budget.spend(tuple.weight());
                values.add(known.call(tuple));
            } catch (NoCounterpartException met) {
                values.add(unsupported(met));
            }
        } else {
            values.add(INERT);
        }
    }

    private void callNamed(@Nullable Object callable, @Nullable Object arguments, @Nullable Object named) {
        if (callable instanceof Known known
                && named instanceof PyContainer dict
                && !dict.items().isEmpty()) {
            unsupported(new NoCounterpartException(known.name()));
        } else if (named != INERT && !(named instanceof PyContainer)) {
            throw damaged("names arguments with what is no dict");
        }
        call(callable, arguments);
    }

    private void build(@Nullable Object state) {
        Object target = values.peek();
        if (isOpaque()) {
            return;
        }
        try {
            if (target instanceof Stateful stateful && state instanceof PyContainer tuple) {
                stateful.setState(new Arguments(stateful.className(), tuple.items()));
            } else if (target instanceof PyContainer dict && dict.type() == ContainerType.ORDERED_DICT) {
                throw new NoCounterpartException("collections.OrderedDict");
            } else {
                throw damaged("gives a state to what has none");
            }
        } catch (NoCounterpartException met) {
            unsupported(met);
        }
    }

    private Object name(String module, String name) {
        Known known = KnownNames.find(module, name);
        if (known != null) {
            return known;
        }
        // The names may be long, and named often
        return isUnknown() ? INERT : unknown(module + "." + name);
    }

    private String nameText(@Nullable Object text) {
        if (text instanceof String name) {
            return name;
        }
        if (text == INERT) {
            return "?";
        }
        throw damaged("names a class with what is no text");
    }

    private void extension(int code) {
        if (code <= 0) {
            throw damaged("has an extension code " + code);
        }
        values.add(unknown("extension code " + code));
    }

    private boolean isOpaque() {
        return isUnknown() || unsupported != null;
    }

    private boolean isUnknown() {
        return unknownName != null;
    }

    private Inert unknown(String name) {
        if (unknownName == null) {
            unknownName = name;
        }
        return INERT;
    }

    private Inert unsupported(NoCounterpartException met) {
        if (unsupported == null) {
            unsupported = met.name();
        }
        return INERT;
    }

    private CodecException damaged(String what) {
        return new CodecException("a pickle " + what + ", at byte " + source.position());
    }
}
