package io.traininglog.eventfile;

import static io.traininglog.eventfile.Messages.DELIMITED;
import static io.traininglog.eventfile.Messages.FIXED64;
import static io.traininglog.eventfile.Messages.VARINT;

import com.google.protobuf.CodedInputStream;
import io.traininglog.eventfile.Event.Other;
import io.traininglog.eventfile.Event.What;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event. Of several things that happened the last counts, as in every {@code oneof}. */
final class EventDecoder implements Messages.Fields {

    private static final int START = 1;

    private double wallTime;
    private long step;
    private int sessionStatus;
    private @Nullable What what;

    static Event decode(long offset, byte[] data, int length) throws IOException {
        EventDecoder event = new EventDecoder();
        Messages.read(CodedInputStream.newInstance(data, 0, length), event);
        return new Event(
                offset,
                event.wallTime,
                event.step,
                event.what == null ? new Other("event without content") : event.what);
    }

    @Override
    public boolean read(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case 1 << 3 | FIXED64 -> wallTime = in.readDouble();
            case 2 << 3 | VARINT -> step = in.readInt64();
            case 3 << 3 | DELIMITED -> what = new Event.Version(in.readStringRequireUtf8());
            case 5 << 3 | DELIMITED -> what = summary(in);
            case 7 << 3 | DELIMITED -> what = session(in);
            case 4 << 3 | DELIMITED, 9 << 3 | DELIMITED -> skip(tag, in, "graph");
            case 6 << 3 | DELIMITED -> skip(tag, in, "message of a program");
            case 8 << 3 | DELIMITED -> skip(tag, in, "profile of a step");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void skip(int tag, CodedInputStream in, String kind) throws IOException {
        in.skipField(tag);
        what = new Other(kind);
    }

    private static What summary(CodedInputStream in) throws IOException {
        List<SummaryValue> values = new ArrayList<>();
        Messages.readNested(in, (tag, message) -> {
            if (tag == (1 << 3 | DELIMITED)) {
                values.add(SummaryDecoder.decode(message));
                return true;
            }
            return false;
        });
        return new Event.Summary(values);
    }

    private What session(CodedInputStream in) throws IOException {
        sessionStatus = 0;
        Messages.readNested(in, (tag, message) -> {
            if (tag == (1 << 3 | VARINT)) {
                sessionStatus = message.readEnum();
                return true;
            }
            return false;
        });
        return sessionStatus == START ? new Event.Start() : new Other("note of a session");
    }
}
