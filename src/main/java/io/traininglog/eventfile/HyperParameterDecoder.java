package io.traininglog.eventfile;

import static io.traininglog.eventfile.Messages.DELIMITED;
import static io.traininglog.eventfile.Messages.FIXED64;
import static io.traininglog.eventfile.Messages.VARINT;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.traininglog.eventfile.SummaryValue.Content;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What TensorBoard's hparams plugin keeps in a tag's description; see its {@code plugin_data.proto}. */
final class HyperParameterDecoder {

    private static final int START = 3 << 3 | DELIMITED;

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private String name = "";
    private @Nullable Object value;
    private boolean isStart;

    static Content decode(ByteString pluginContent) throws IOException {
        HyperParameterDecoder decoder = new HyperParameterDecoder();
        Messages.read(pluginContent.newCodedInput(), decoder::readPluginData);
        return decoder.isStart
                ? new SummaryValue.HyperParameters(decoder.values)
                : new SummaryValue.Other("description of hyperparameters");
    }

    private boolean readPluginData(int tag, CodedInputStream in) throws IOException {
        if (tag == START) {
            isStart = true;
            Messages.readNested(in, this::readStart);
            return true;
        }
        return false;
    }

    private boolean readStart(int tag, CodedInputStream in) throws IOException {
        if (tag == (1 << 3 | DELIMITED)) {
            name = "";
            value = null;
            Messages.readNested(in, this::readEntry);
            values.put(name, value);
            return true;
        }
        return false;
    }

    private boolean readEntry(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case 1 << 3 | DELIMITED -> name = in.readStringRequireUtf8();
            case 2 << 3 | DELIMITED -> Messages.readNested(in, this::readValue);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Structures and lists, which the plugin does not have, stay null. */
    private boolean readValue(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case 2 << 3 | FIXED64 -> value = in.readDouble();
            case 3 << 3 | DELIMITED -> value = in.readStringRequireUtf8();
            case 4 << 3 | VARINT -> value = in.readBool();
            default -> {
                return false;
            }
        }
        return true;
    }
}
