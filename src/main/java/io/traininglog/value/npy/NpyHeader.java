package io.traininglog.value.npy;

import io.traininglog.CodecException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The header of a {@code .npy} file, a Python dictionary in text: {@code {'descr': '<f8', 'fortran_order': False,
 * 'shape': (3, 4), }}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NpyHeader(String descr, boolean columnMajor, long[] shape) {

    @Override
    public String toString() {
        String lengths = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return "{'descr': '" + descr + "', 'fortran_order': " + (columnMajor ? "True" : "False") + ", 'shape': ("
                + lengths + (shape.length == 1 ? "," : "") + "), }";
    }

    /**
     * Reads what NumPy writes: the three keys, in any order, and nothing else.
     *
     * @throws CodecException for any other text
     */
    static NpyHeader parse(String text) {
        return new Parser(text).header();
    }

    private static final class Parser {

        /** More digits than any length has; keeps the number within a long. */
        private static final int MAX_DIGITS = 18;

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        NpyHeader header() {
            String descr = null;
            Boolean columnMajor = null;
            long[] shape = null;
            expect('{');
            while (!accept('}')) {
                String key = string();
                expect(':');
                if (key.equals("descr") && descr == null) {
                    descr = string();
                } else if (key.equals("fortran_order") && columnMajor == null) {
                    columnMajor = truth();
                } else if (key.equals("shape") && shape == null) {
                    shape = tuple();
                } else {
                    throw damaged("an unexpected key '" + key + "'");
                }
                if (!accept(',')) {
                    expect('}');
                    break;
                }
            }
            skipSpace();
            if (at != text.length()) {
                throw damaged("more text than the dictionary");
            }
            if (descr == null || columnMajor == null || shape == null) {
                throw damaged("a key missing");
            }
            return new NpyHeader(descr, columnMajor, shape);
        }

        private String string() {
            char quote = accept('"') ? '"' : '\'';
            if (quote == '\'') {
                expect('\'');
            }
            int end = text.indexOf(quote, at);
            if (end < 0) {
                throw damaged("an open quotation");
            }
            String string = text.substring(at, end);
            at = end + 1;
            return string;
        }

        private boolean truth() {
            skipSpace();
            for (String word : new String[] {"True", "False"}) {
                if (text.startsWith(word, at)) {
                    at += word.length();
                    return word.equals("True");
                }
            }
            throw damaged("neither True nor False");
        }

        private long[] tuple() {
            long[] lengths = new long[NdArray.MAX_DIMENSIONS];
            int count = 0;
            boolean comma = true;
            expect('(');
            while (!accept(')')) {
                if (!comma || count == lengths.length) {
                    throw damaged("no tuple of at most " + lengths.length + " lengths");
                }
                lengths[count++] = length();
                comma = accept(',');
            }
            if (count == 1 && !comma) {
                throw damaged("a number in place of a tuple");
            }
            return Arrays.copyOf(lengths, count);
        }

        private long length() {
            skipSpace();
            int end = at;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end == at || end - at > MAX_DIGITS) {
                throw damaged("no length");
            }
            long length = Long.parseLong(text.substring(at, end));
            at = end;
            return length;
        }

        private void expect(char expected) {
            if (!accept(expected)) {
                throw damaged("no '" + expected + "'");
            }
        }

        private boolean accept(char expected) {
            skipSpace();
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }

        private void skipSpace() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
                at++;
            }
        }

        private CodecException damaged(String found) {
            return new CodecException("a .npy header has " + found + " at character " + at);
        }
    }
}
