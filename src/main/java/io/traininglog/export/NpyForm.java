package io.traininglog.export;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * How values of one kind are elements of an array of NumPy's.
 *
 * @param descr NumPy's name of the type, with its byte order
 * @param shape of what each value is; empty for scalars
 * @param writer writes a value
 */
record NpyForm(String descr, List<Integer> shape, Writer writer) {

    /** Writes one value's bytes. */
    interface Writer {
        void write(DataOutputStream out, Object value) throws IOException;
    }

    static final NpyForm LONGS =
            scalar("<i8", (out, value) -> out.writeLong(Long.reverseBytes(((Number) value).longValue())));

    static final NpyForm DOUBLES = scalar(
            "<f8",
            (out, value) ->
                    out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(((Number) value).doubleValue()))));

    static final NpyForm BOOLEANS = scalar("|b1", (out, value) -> out.writeBoolean((Boolean) value));

    /** Strings of at most so many characters, in UTF-32. */
    static NpyForm text(int characters) {
        return scalar("<U" + characters, (out, value) -> {
            String text = (String) value;
            int length = 0;
            for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1), length++) {
                out.writeInt(Integer.reverseBytes(text.codePointAt(i)));
            }
            for (; length < characters; length++) {
                out.writeInt(0);
            }
        });
    }

    static NpyForm arrays(PrimitiveArray form) {
        return new NpyForm(form.descr(), form.shape(), (out, value) -> form.write(value, out));
    }

    private static NpyForm scalar(String descr, Writer writer) {
        return new NpyForm(descr, List.of(), writer);
    }

    /** Begins an array of so many. */
    DataOutputStream begin(OutputStream out, long count) throws IOException {
        NpyHeader.write(out, descr, count, shape);
        return new DataOutputStream(out);
    }
}
