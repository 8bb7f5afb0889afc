package io.traininglog.value.fst;

import static io.traininglog.value.fst.Scalars.damaged;

import java.io.IOException;
import java.io.ObjectInputValidation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nustaq.serialization.FSTClazzInfo;
import org.nustaq.serialization.FSTObjectInput;

/**
 * Reads what {@link GraphOutput} wrote, from a payload that is not trusted. For one call, on one thread.
 *
 * <p>Each element of an array or a collection takes a byte of the payload at least, and no byte serves two: so all
 * containers of a payload together hold no more elements than it has bytes, and none is made before its elements are
 * {@linkplain #readCount() claimed}.
 */
final class GraphInput extends FSTObjectInput {

    private final World world;
    private final ClassReader classes = new ClassReader(this);
    private final Map<Integer, Object> published = new HashMap<>();
    private final List<Validation> validations = new ArrayList<>();
    private int unclaimed;
    private int depth;
    private boolean inKey;

    GraphInput(World world, byte[] payload) throws IOException {
        super(ClosedWorld.INSTANCE);
        this.world = world;
        this.unclaimed = payload.length;
        resetForReuseUseArray(payload);
    }

    World world() {
        return world;
    }

    ClassReader classes() {
        return classes;
    }

    PayloadDecoder payload() {
        return (PayloadDecoder) getCodec();
    }

    int position() {
        return getCodec().getInputPos();
    }

    /** The number of elements that follow. */
    int readCount() throws IOException {
        int count = payload().readLength(1);
        unclaimed -= count;
        if (unclaimed < 0) {
            throw damaged("its collections say more elements than it has bytes");
        }
        return count;
    }

    @Nullable
    Object readValue() throws Exception {
        int position = position();
        Tag tag = Tag.of(readByte());
        if (++depth > Depth.LIMIT) {
            throw damaged("it nests deeper than " + Depth.LIMIT + " levels");
        }
        Object value = tag.form().read(this, position);
        if (value != null && tag.form().sharing() != Form.Sharing.COPIED) {
            publish(position, value);
        }
        depth--;
        return value;
    }

    /** From now on references to that position mean this object. */
    void publish(int position, Object value) {
        published.put(position, value);
    }

    Object resolve(int position) {
        Object value = published.get(position);
        if (value == null) {
            throw damaged("it refers to position " + position + ", where no finished object begins");
        }
        if (inKey && !(value instanceof String) && !World.hasIdentityHash(value.getClass())) {
            throw damaged("it refers to a " + value.getClass().getName() + " from inside a key");
        }
        return value;
    }

    /** Enters or leaves an element of a set or a key of a map; answers what was before, to return to. */
    boolean inKey(boolean now) {
        boolean before = inKey;
        inKey = now;
        return before;
    }

    /** Where the block ends that begins here. */
    int openBlock() throws IOException {
        int length = getCodec().readPlainInt();
        if (length < 0 || length > payload().remaining()) {
            throw damaged("a block says " + length + " bytes where " + payload().remaining() + " are left");
        }
        return position() + length;
    }

    /** Skips what the class did not read. */
    void closeBlock(int end) {
        if (position() > end) {
            throw damaged("a class reads more than it wrote");
        }
        getCodec().moveTo(end);
    }

    /** Fields by their names, as {@link GraphOutput#writeNamed} wrote them. */
    Map<String, @Nullable Object> readNamed() throws Exception {
        int count = readCount();
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = readUTF();
            values.put(name, readValue());
        }
        return values;
    }

    void validateAtEnd(ObjectInputValidation validation, int priority) {
        validations.add(new Validation(validation, priority));
    }

    /** To be called when the graph was read: nothing may follow it, and its classes have a last word. */
    void finish() throws IOException {
        if (payload().remaining() != 0) {
            throw damaged(payload().remaining() + " bytes follow its end");
        }
        validations.sort(Comparator.comparingInt(Validation::priority).reversed());
        for (Validation validation : validations) {
            validation.of().validateObject();
        }
    }

    private record Validation(ObjectInputValidation of, int priority) {}

    boolean isInKey() {
        return inKey;
    }

    @Override
    @SuppressWarnings("NullAway") // null is a value
    public Object readObject() throws IOException {
        try {
            return readValue();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Object readObject(Class... possibles) throws Exception {
        return readObject();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Object readObjectInternal(Class... expected) throws IOException {
        return readObject();
    }

    @Override
    public Object readObjectWithHeader(FSTClazzInfo.FSTFieldInfo referencee) throws Exception {
        return readObject();
    }

    /** A user's {@code readExternal} may close; the graph goes on. */
    @Override
    public void close() {}

    @Override
    public void reset() throws IOException {
        throw new IOException("a stored object cannot be read twice");
    }
}
