package io.traininglog.value.pickle;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes and functions that pickles of plain data name. The table is closed and belongs to this library alone: no
 * registry of the pickle library, nor of the host application, adds to it.
 */
final class KnownNames {

    private record Name(String module, String name) {}

    private static final Map<Name, Known> KNOWN = new HashMap<>();

    static {
        for (String builtins : new String[] {"builtins", "__builtin__"}) {
            add(builtins, "set", Builtins::set);
            add(builtins, "frozenset", Builtins::set);
            add(builtins, "bytearray", Builtins::bytes);
            add(builtins, "bytes", Builtins::bytes);
        }
        add("_codecs", "encode", Builtins::encode);
        add("collections", "OrderedDict", Builtins::orderedDict);
        add("decimal", "Decimal", Builtins::decimal);

        add("datetime", "datetime", DateTimes::dateTime);
        add("datetime", "date", DateTimes::date);
        add("datetime", "time", DateTimes::time);
        add("datetime", "timedelta", DateTimes::duration);
        add("datetime", "timezone", DateTimes::offset);

        // NumPy 2 moved numpy.core to numpy._core
        for (String core : new String[] {"numpy.core", "numpy._core"}) {
            add(core + ".multiarray", "_reconstruct", Numpy::reconstruct);
            add(core + ".multiarray", "scalar", Numpy::scalar);
            add(core + ".numeric", "_frombuffer", Numpy::fromBuffer);
        }
        add("numpy", "dtype", Numpy::dtype);
        addHelper("numpy", "ndarray");

        // These only ever make objects of other classes, whose name says more
        for (String registry : new String[] {"copyreg", "copy_reg"}) {
            addHelper(registry, "_reconstructor");
            addHelper(registry, "__newobj__");
            addHelper(registry, "__newobj_ex__");
        }
    }

    private KnownNames() {}

    static @Nullable Known find(String module, String name) {
        return KNOWN.get(new Name(module, name));
    }

    private static void add(String module, String name, Known.Call call) {
        KNOWN.put(new Name(module, name), new Known(module + "." + name, call));
    }

    private static void addHelper(String module, String name) {
        add(module, name, arguments -> {
            throw arguments.unsupported();
        });
    }
}
