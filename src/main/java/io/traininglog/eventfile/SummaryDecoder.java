package io.traininglog.eventfile;

import static io.traininglog.eventfile.Messages.DELIMITED;
import static io.traininglog.eventfile.Messages.FIXED32;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.traininglog.eventfile.SummaryValue.Content;
import io.traininglog.eventfile.SummaryValue.Other;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One value of a summary. */
final class SummaryDecoder implements Messages.Fields {

    private static final String HYPER_PARAMETERS = "hparams";

    private String tag = "";
    private @Nullable String plugin;
    private ByteString pluginContent = ByteString.EMPTY;
    private @Nullable Content content;

    static SummaryValue decode(CodedInputStream in) throws IOException {
        SummaryDecoder value = new SummaryDecoder();
        Messages.readNested(in, value);
        return value.build();
    }

    @Override
    public boolean read(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case 1 << 3 | DELIMITED -> this.tag = in.readStringRequireUtf8();
            case 2 << 3 | FIXED32 -> content = new SummaryValue.Scalar((double) in.readFloat());
            case 8 << 3 | DELIMITED -> {
                TensorDecoder tensor = new TensorDecoder();
                Messages.readNested(in, tensor);
                content = tensor.content();
            }
            case 9 << 3 | DELIMITED -> Messages.readNested(in, this::readMetadata);
            case 3 << 3 | DELIMITED, 5 << 3 | DELIMITED -> skip(tag, in, "histogram");
            case 4 << 3 | DELIMITED -> skip(tag, in, "image");
            case 6 << 3 | DELIMITED -> skip(tag, in, "audio");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void skip(int tag, CodedInputStream in, String kind) throws IOException {
        in.skipField(tag);
        content = new Other(kind);
    }

    private boolean readMetadata(int tag, CodedInputStream in) throws IOException {
        if (tag == (1 << 3 | DELIMITED)) {
            Messages.readNested(in, this::readPlugin);
            return true;
        }
        return false;
    }

    private boolean readPlugin(int tag, CodedInputStream in) throws IOException {
        switch (tag) {
            case 1 << 3 | DELIMITED -> plugin = in.readStringRequireUtf8();
            case 2 << 3 | DELIMITED -> pluginContent = in.readBytes();
            default -> {
                return false;
            }
        }
        return true;
    }

    private SummaryValue build() throws IOException {
        Optional<String> shownBy = Optional.ofNullable(plugin).filter(name -> !name.isEmpty());
        if (HYPER_PARAMETERS.equals(plugin)) {
            return new SummaryValue(tag, shownBy, HyperParameterDecoder.decode(pluginContent));
        }
        return new SummaryValue(tag, shownBy, content == null ? new Other("description without a value") : content);
    }
}
