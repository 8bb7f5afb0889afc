package io.traininglog.eventfile;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** How messages are read without generated code: field by field, and what is not known is skipped. */
final class Messages {

    static final int VARINT = WireFormat.WIRETYPE_VARINT;
    static final int FIXED64 = WireFormat.WIRETYPE_FIXED64;
    static final int DELIMITED = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    static final int FIXED32 = WireFormat.WIRETYPE_FIXED32;

    private Messages() {}

    /** Reads one field of a message. */
    interface Fields {
        /** False if it is not known; then nothing of it has been read. */
        boolean read(int tag, CodedInputStream in) throws IOException;
    }

    /** Reads values that are packed in one field. */
    interface Packed {
        void read(CodedInputStream in) throws IOException;
    }

    /** Reads a message that ends where the input does. */
    static void read(CodedInputStream in, Fields fields) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!fields.read(tag, in) && !in.skipField(tag)) {
                throw new InvalidProtocolBufferException("a group ends that did not begin");
            }
        }
    }

    /** Reads a message within another. */
    static void readNested(CodedInputStream in, Fields fields) throws IOException {
        int outer = in.pushLimit(in.readUInt32());
        read(in, fields);
        in.popLimit(outer);
    }

    static void readPacked(CodedInputStream in, Packed value) throws IOException {
        int outer = in.pushLimit(in.readUInt32());
        while (!in.isAtEnd()) {
            value.read(in);
        }
        in.popLimit(outer);
    }
}
