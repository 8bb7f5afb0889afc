package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import java.io.ByteArrayOutputStream;

/** The two escaped forms of text in protocol 0, as CPython reads them. */
final class Escapes {

    private Escapes() {}

    /** Python 2's {@code repr} of a {@code str}: in quotes, escaped as in a literal. */
    static PyBytes quoted(PyBytes line) {
        int length = line.length();
        if (length < 2 || line.at(0) != line.fromEnd(1) || (line.at(0) != '\'' && line.at(0) != '"')) {
            throw new CodecException("a pickled string stands in no quotes");
        }
        PyBytes body = line.part(1, length - 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
        int at = 0;
        while (at < body.length()) {
            int unit = body.at(at++);
            if (unit != '\\') {
                bytes.write(unit);
                continue;
            }
            if (at == body.length()) {
                throw new CodecException("a pickled string ends within an escape");
            }
            int escape = body.at(at++);
            switch (escape) {
                case '\\', '\'', '"' -> bytes.write(escape);
                case 'a' -> bytes.write(7);
                case 'b' -> bytes.write('\b');
                case 'f' -> bytes.write('\f');
                case 'n' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case 't' -> bytes.write('\t');
                case 'v' -> bytes.write(11);
                case 'x' -> {
                    bytes.write(hexadecimal(body, at, 2));
                    at += 2;
                }
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int value = escape - '0';
                    for (int digit = 1; digit < 3 && at < body.length() && isOctal(body.at(at)); digit++) {
                        value = 8 * value + body.at(at++) - '0';
                    }
                    bytes.write(value);
                }
                default -> {
                    bytes.write('\\');
                    bytes.write(escape);
                }
            }
        }
        return PyBytes.of(bytes.toByteArray());
    }

    /** {@code raw-unicode-escape}: Latin-1, but for a backslash with a {@code u} or {@code U} and its digits. */
    static String rawUnicode(PyBytes line) {
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int unit = line.at(at++);
            int escape = unit == '\\' && at < line.length() ? line.at(at++) : -1;
            if (escape == 'u' || escape == 'U') {
                int digits = escape == 'u' ? 4 : 8;
                int codePoint = hexadecimal(line, at, digits);
                if (!Character.isValidCodePoint(codePoint)) {
                    throw new CodecException("pickled text names a character beyond Unicode");
                }
                text.appendCodePoint(codePoint);
                at += digits;
            } else {
                text.append((char) unit);
                if (escape >= 0) {
                    text.append((char) escape);
                }
            }
        }
        return text.toString();
    }

    private static int hexadecimal(PyBytes bytes, int from, int digits) {
        int value = 0;
        for (int at = from; at < from + digits; at++) {
            int digit = at < bytes.length() ? Character.digit(bytes.at(at), 16) : -1;
            if (digit < 0) {
                throw new CodecException("pickled text has an escape without its " + digits + " digits");
            }
            value = 16 * value + digit;
        }
        return value;
    }

    private static boolean isOctal(int unit) {
        return unit >= '0' && unit <= '7';
    }
}
