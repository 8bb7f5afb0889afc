package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Numbers in text and in two's complement. Reading decimal digits takes time in the square of their number, and so does
 * printing them, so integers are bounded to {@value #MAX_BYTES} bytes or {@value #MAX_DIGITS} digits, and decimals to
 * {@value #MAX_DECIMAL_DIGITS} characters.
 */
final class Numbers {

    static final int MAX_BYTES = 4096;
    static final int MAX_DIGITS = 9800;

    /** Less, since a memo lets two bytes have the same digits read again. */
    static final int MAX_DECIMAL_DIGITS = 1000;

    private static final String INTEGER = "builtins.int";
    private static final String DECIMAL = "decimal.Decimal";

    /** As many digits as always fit a {@code long}. */
    private static final int LONG_DIGITS = 18;

    private Numbers() {}

    /** {@code Long}, or {@code BigInteger} beyond its range. */
    static Number integer(PyBytes littleEndian) throws NoCounterpartException {
        int length = littleEndian.length();
        if (length > MAX_BYTES) {
            throw new NoCounterpartException(INTEGER);
        }
        byte[] bigEndian = new byte[length];
        for (int i = 0; i < length; i++) {
            bigEndian[i] = (byte) littleEndian.fromEnd(i + 1);
        }
        return length == 0 ? Long.valueOf(0) : narrowed(new BigInteger(bigEndian));
    }

    /** {@code Long}, or {@code BigInteger} beyond its range. */
    static Number integer(String text) throws NoCounterpartException {
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = digitsEnd(text, sign) - sign;
        if (digits == 0 || sign + digits < text.length()) {
            throw notNumber(text);
        }
        if (digits <= LONG_DIGITS) {
            return Long.parseLong(text);
        }
        if (digits > MAX_DIGITS) {
            throw new NoCounterpartException(INTEGER);
        }
        return narrowed(new BigInteger(text));
    }

    private static Number narrowed(BigInteger integer) {
        return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
    }

    /** What Python's {@code float()} reads, of what its {@code repr} writes. */
    static double real(String text) {
        String magnitude = text.startsWith("-") ? text.substring(1) : text;
        switch (magnitude.toLowerCase(Locale.ROOT)) {
            case "nan" -> {
                return Double.NaN;
            }
            case "inf", "infinity" -> {
                return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            }
            default -> {
                // Double.parseDouble reads more: "1d", " 1", "0x1p3"
                if (!isDecimal(magnitude)) {
                    throw notNumber(text);
                }
                return Double.parseDouble(text);
            }
        }
    }

    /** Digits and scale come back. What has no equal: NaN, infinity, negative zero, exponents beyond 32 bits. */
    static BigDecimal decimal(String text) throws NoCounterpartException {
        String magnitude = text.startsWith("-") ? text.substring(1) : text;
        if (text.length() > MAX_DECIMAL_DIGITS || !isDecimal(magnitude)) {
            throw new NoCounterpartException(DECIMAL);
        }
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(text);
        } catch (NumberFormatException exponentTooLarge) {
            throw new NoCounterpartException(DECIMAL);
        }
        if (decimal.signum() == 0 && text.startsWith("-")) {
            throw new NoCounterpartException(DECIMAL);
        }
        return decimal;
    }

    private static boolean isDecimal(String magnitude) {
        int point = digitsEnd(magnitude, 0);
        boolean hasPoint = point < magnitude.length() && magnitude.charAt(point) == '.';
        int end = hasPoint ? digitsEnd(magnitude, point + 1) : point;
        if (end == (hasPoint ? 1 : 0)) {
            return false;
        }
        if (end == magnitude.length()) {
            return true;
        }
        if (magnitude.charAt(end) != 'e' && magnitude.charAt(end) != 'E') {
            return false;
        }
        int exponent = end + 1;
        if (exponent < magnitude.length() && "+-".indexOf(magnitude.charAt(exponent)) >= 0) {
            exponent++;
        }
        return exponent < magnitude.length() && digitsEnd(magnitude, exponent) == magnitude.length();
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static CodecException notNumber(String text) {
        return new CodecException("a pickled number reads '" + text.substring(0, Math.min(text.length(), 40)) + "'");
    }
}
