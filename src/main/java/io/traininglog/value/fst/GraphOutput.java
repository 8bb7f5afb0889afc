package io.traininglog.value.fst;

import io.traininglog.UnsupportedValueException;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nustaq.serialization.FSTClazzInfo;
import org.nustaq.serialization.FSTClazzInfoRegistry;
import org.nustaq.serialization.FSTObjectOutput;

/**
 * Writes one graph of values, each as {@link Tag} says. For one call, on one thread.
 *
 * <p>An object that is met again is written as a reference to the position where it began. Inside an element of a set or
 * a key of a map only what does not hash its content is: references there would let a small forged payload hash for
 * years (a set that holds the same two sets twice, and so on). What is met again there is written again, which
 * {@code equals} cannot tell.
 */
final class GraphOutput extends FSTObjectOutput {

    /** In the positions: the object is being written and will exist only afterwards. */
    private static final int OPEN = 1 << 31;

    private final World world;
    private final ClassWriter classes = new ClassWriter(this);
    private final IdentityHashMap<Object, Integer> positions = new IdentityHashMap<>();
    private int depth;
    private boolean inKey;

    GraphOutput(World world) {
        super(ClosedWorld.INSTANCE);
        this.world = world;
    }

    World world() {
        return world;
    }

    ClassWriter classes() {
        return classes;
    }

    int position() {
        return getCodec().getWritten();
    }

    void writeValue(@Nullable Object value) {
        try {
            write(value, value == null ? Tag.NULL : world.tagOf(value));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UnsupportedValueException("a value cannot be stored: " + e, e);
        }
    }

    /** Writes the value under that tag, whatever its class asks for. */
    void write(@Nullable Object value, Tag tag) throws Exception {
        Form form = tag.form();
        boolean shared = form.sharing() != Form.Sharing.COPIED && isReferable(value, tag);
        if (shared && refer(value)) {
            return;
        }
        if (++depth > Depth.LIMIT) {
            throw new UnsupportedValueException(
                    "a value nests deeper than " + Depth.LIMIT + " levels: store it flat, as a List or an array");
        }
        int position = position();
        if (shared) {
            positions.put(value, form.sharing() == Form.Sharing.AFTER_CONTENT ? position | OPEN : position);
        }
        writeByte(tag.code());
        if (value != null) {
            form.write(this, value);
        }
        if (shared) {
            positions.put(value, position);
        }
        depth--;
    }

    private boolean isReferable(@Nullable Object value, Tag tag) {
        return value != null && (!inKey || tag == Tag.STRING || World.hasIdentityHash(value.getClass()));
    }

    private boolean refer(@Nullable Object value) throws IOException {
        Integer position = positions.get(value);
        if (position == null) {
            return false;
        }
        if ((position & OPEN) != 0 && value != null) {
            throw new UnsupportedValueException("a " + value.getClass().getName()
                    + " contains itself and cannot be rebuilt: it exists only after its content");
        }
        writeByte(Tag.REFERENCE.code());
        writeInt(position);
        return true;
    }

    /** Enters or leaves an element of a set or a key of a map; answers what was before, to return to. */
    boolean inKey(boolean now) {
        boolean before = inKey;
        inKey = now;
        return before;
    }

    boolean isInKey() {
        return inKey;
    }

    /** Lets the object be written again, at the position that follows. */
    void forget(Object value) {
        positions.remove(value);
    }

    /** Leaves room for the length of a block, and answers where. */
    int openBlock() throws IOException {
        getCodec().ensureFree(Integer.BYTES);
        int start = position();
        getCodec().skip(Integer.BYTES);
        return start;
    }

    void closeBlock(int start) {
        getCodec().writeInt32At(start, position() - start - Integer.BYTES);
    }

    /** Fields by their names, after that marker. */
    void writeNamed(int marker, Map<String, @Nullable Object> values) throws IOException {
        writeByte(marker);
        writeInt(values.size());
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            writeUTF(entry.getKey());
            writeValue(entry.getValue());
        }
    }

    /** What every way of FST to write an object comes to. */
    @Override
    @SuppressWarnings("NullAway") // FST's signature: no class information, as for a string
    protected FSTClazzInfo writeObjectWithContext(
            FSTClazzInfo.FSTFieldInfo referencee, @Nullable Object value, @Nullable FSTClazzInfo known) {
        writeValue(value);
        return null;
    }

    @Override
    @SuppressWarnings({"rawtypes", "NullAway"}) // FST's signature; keeps it from a ThreadLocal for each stream
    protected FSTClazzInfo.FSTFieldInfo getCachedFI(Class... possibles) {
        return null;
    }

    @Override
    public FSTClazzInfoRegistry getClassInfoRegistry() {
        return ClosedWorld.NO_CLASSES;
    }

    /** A user's {@code writeExternal} may flush; FST would throw away what it has written. */
    @Override
    public void flush() {}

    @Override
    public void close() {}
}
