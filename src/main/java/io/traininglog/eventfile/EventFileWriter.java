package io.traininglog.eventfile;

import static io.traininglog.eventfile.Messages.DELIMITED;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes an event file as TensorBoard reads it: a record that names the version, then a record a step. Numbers are
 * tensors of rank 0 and type float, strings are tensors of rank 0; a tag's first value says which plugin shows it.
 *
 * <p>Not safe for threads.
 *
 * @see <a href="https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/summary.proto">summary.proto</a>
 */
public final class EventFileWriter {

    /** An event as large is written, and the step goes on in the next, so that readers need not hold more. */
    private static final int LARGE = 1 << 20;

    private static final String VERSION = "brain.Event:2";

    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private static final int FLOAT = 1;
    private static final int STRING = 7;

    /** A {@code TensorProto}: its type and an empty shape, before its one element. */
    private static final int TENSOR_HEAD = 4;

    private enum Plugin {
        SCALARS("scalars", 1),
        TEXT("text", 2);

        private final String name;
        private final int dataClass;

        Plugin(String name, int dataClass) {
            this.name = name;
            this.dataClass = dataClass;
        }

        /** A {@code SummaryMetadata}. */
        ByteString metadata() throws IOException {
            ByteString.Output bytes = ByteString.newOutput();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeTag(1, DELIMITED);
            out.writeUInt32NoTag(CodedOutputStream.computeStringSize(1, name));
            out.writeString(1, name);
            out.writeEnum(4, dataClass);
            out.flush();
            return bytes.toByteString();
        }
    }

    private record Tag(ByteString name, Plugin plugin) {}

    private final RecordWriter records;
    private final ByteArrayOutputStream summary = new ByteArrayOutputStream();
    private final CodedOutputStream values = CodedOutputStream.newInstance(summary);
    private final Map<String, Tag> tags = new HashMap<>();
    private boolean hasAny;

    EventFileWriter(OutputStream out, double wallTime) throws IOException {
        this.records = new RecordWriter(out);
        event(wallTime, 0, event -> event.writeString(3, VERSION));
    }

    /** Whether what was put since the last event is enough for one, so that a step had better go on in another. */
    public boolean isFull() {
        return summary.size() >= LARGE;
    }

    /** Whether anything was put since the last event. */
    public boolean hasAny() {
        return hasAny;
    }

    /** Puts a number into the next event. */
    public void put(String tag, float value) throws IOException {
        value(tag, Plugin.SCALARS, TENSOR_HEAD + 2 + Float.BYTES);
        tensor(FLOAT);
        values.writeTag(5, DELIMITED);
        values.writeUInt32NoTag(Float.BYTES);
        values.writeFloatNoTag(value);
    }

    /**
     * Puts a string into the next event, with U+FFFD for a lone surrogate.
     *
     * @throws IllegalArgumentException if the tag has numbers
     */
    public void put(String tag, String text) throws IOException {
        byte[] bytes = utf8(text);
        value(tag, Plugin.TEXT, TENSOR_HEAD + CodedOutputStream.computeByteArraySize(8, bytes));
        tensor(STRING);
        values.writeByteArray(8, bytes);
    }

    /** Begins a value, up to the length of its tensor. */
    private void value(String name, Plugin plugin, int tensorSize) throws IOException {
        hasAny = true;
        Tag tag = tags.get(name);
        ByteString metadata = ByteString.EMPTY;
        if (tag == null) {
            tag = new Tag(ByteString.copyFromUtf8(name), plugin);
            tags.put(name, tag);
            metadata = plugin.metadata();
        } else if (tag.plugin != plugin) {
            throw new IllegalArgumentException("the tag '" + name + "' has numbers or strings, not both");
        }
        int size = CodedOutputStream.computeBytesSize(1, tag.name)
                + 1
                + CodedOutputStream.computeUInt32SizeNoTag(tensorSize)
                + tensorSize;
        int metadataSize = metadata.isEmpty() ? 0 : CodedOutputStream.computeBytesSize(9, metadata);
        values.writeTag(1, DELIMITED);
        values.writeUInt32NoTag(size + metadataSize);
        values.writeBytes(1, tag.name);
        if (!metadata.isEmpty()) {
            values.writeBytes(9, metadata);
        }
        values.writeTag(8, DELIMITED);
        values.writeUInt32NoTag(tensorSize);
    }

    private void tensor(int type) throws IOException {
        values.writeEnum(1, type);
        values.writeTag(2, DELIMITED);
        values.writeUInt32NoTag(0);
    }

    /**
     * Writes an event with all that was put since the last one.
     *
     * @param wallTime in seconds since 1970
     */
    public void step(double wallTime, long step) throws IOException {
        values.flush();
        hasAny = false;
        event(wallTime, step, event -> event.writeByteArray(5, summary.toByteArray()));
        summary.reset();
    }

    /** Writes what happened. */
    private interface What {
        void write(CodedOutputStream event) throws IOException;
    }

    private void event(double wallTime, long step, What what) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(summary.size() + 32);
        CodedOutputStream event = CodedOutputStream.newInstance(bytes);
        event.writeDouble(1, wallTime);
        event.writeInt64(2, step);
        what.write(event);
        event.flush();
        records.write(bytes.toByteArray(), bytes.size());
    }

    private static byte[] utf8(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT)
                .encode(CharBuffer.wrap(text));
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return exact;
    }
}
