package io.traininglog.eventfile;

import static io.traininglog.eventfile.Messages.DELIMITED;
import static io.traininglog.eventfile.Messages.FIXED32;
import static io.traininglog.eventfile.Messages.FIXED64;
import static io.traininglog.eventfile.Messages.VARINT;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.traininglog.eventfile.SummaryValue.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One tensor, as TensorFlow's {@code tensor.proto} has it. Its elements are either in {@code tensor_content}, as they are
 * in memory, or in a field of their type, packed or one by one.
 */
final class TensorDecoder implements Messages.Fields {

    private static final int STRING = 7;

    /** More is a table that nobody wrote as a note. */
    private static final int MOST_STRINGS = 10_000;

    private int type;
    private int rank;
    private boolean isRankKnown = true;
    private ByteString content = ByteString.EMPTY;
    private long firstBits;
    private long count;
    private final List<ByteString> strings = new ArrayList<>();

    @Override
    public boolean read(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case 1 << 3 | VARINT -> type = in.readEnum();
            case 2 << 3 | DELIMITED -> Messages.readNested(in, this::readShape);
            case 4 << 3 | DELIMITED -> content = in.readBytes();
            case 8 << 3 | DELIMITED -> add(in.readBytes());
            default -> {
                return readNumbers(tag, in);
            }
        }
        return true;
    }

    private boolean readShape(int tag, CodedInputStream in) throws IOException {
        if (tag == (2 << 3 | DELIMITED)) {
            rank++;
        } else if (tag == (3 << 3 | VARINT)) {
            isRankKnown = !in.readBool();
            return true;
        }
        return false;
    }

    private boolean readNumbers(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case 5 << 3 | FIXED32 -> readFixed32(in);
            case 5 << 3 | DELIMITED -> Messages.readPacked(in, this::readFixed32);
            case 6 << 3 | FIXED64 -> readFixed64(in);
            case 6 << 3 | DELIMITED -> Messages.readPacked(in, this::readFixed64);
            case 7 << 3 | VARINT, 10 << 3 | VARINT, 11 << 3 | VARINT, 13 << 3 | VARINT -> readVarint(in);
            case 16 << 3 | VARINT, 17 << 3 | VARINT -> readVarint(in);
            case 7 << 3 | DELIMITED, 10 << 3 | DELIMITED, 11 << 3 | DELIMITED, 13 << 3 | DELIMITED ->
                Messages.readPacked(in, this::readVarint);
            case 16 << 3 | DELIMITED, 17 << 3 | DELIMITED -> Messages.readPacked(in, this::readVarint);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readFixed32(CodedInputStream in) throws IOException {
        add(in.readFixed32());
    }

    private void readFixed64(CodedInputStream in) throws IOException {
        add(in.readFixed64());
    }

    private void readVarint(CodedInputStream in) throws IOException {
        add(in.readUInt64());
    }

    private void add(long bits) {
        firstBits = bits;
        count++;
    }

    private void add(ByteString string) {
        count++;
        if (strings.size() < MOST_STRINGS) {
            strings.add(string);
        }
    }

    /** What the tensor is; whatever is no scalar and no list of strings is not kept. */
    Content content() {
        if (type == STRING) {
            return text();
        }
        ElementType element = ElementType.of(type);
        if (rank > 0 || !isRankKnown) {
            return new SummaryValue.Other("tensor of rank " + (isRankKnown ? String.valueOf(rank) : "unknown"));
        }
        if (element == null) {
            return new SummaryValue.Other("tensor of type " + type);
        }
        if (count == 1 && content.isEmpty()) {
            return new SummaryValue.Scalar(element.value(firstBits));
        }
        if (count == 0 && content.size() == element.bytes) {
            return new SummaryValue.Scalar(element.value(littleEndian()));
        }
        return new SummaryValue.Other("scalar without its one value");
    }

    private long littleEndian() {
        long bits = 0;
        for (int i = content.size() - 1; i >= 0; i--) {
            bits = bits << 8 | (content.byteAt(i) & 0xFF);
        }
        return bits;
    }

    private Content text() {
        if (rank > 1 || !isRankKnown) {
            return new SummaryValue.Other(
                    "tensor of strings of rank " + (isRankKnown ? String.valueOf(rank) : "unknown"));
        }
        if (count > MOST_STRINGS) {
            return new SummaryValue.Other("list of more than " + MOST_STRINGS + " strings");
        }
        if (!strings.stream().allMatch(ByteString::isValidUtf8)) {
            return new SummaryValue.Other("string that is not UTF-8");
        }
        if (strings.size() == 1) {
            return new SummaryValue.Text(strings.get(0).toStringUtf8());
        }
        if (rank == 0) {
            return new SummaryValue.Other("scalar without its one value");
        }
        return new SummaryValue.Text(
                strings.stream().map(ByteString::toStringUtf8).toArray(String[]::new));
    }
}
