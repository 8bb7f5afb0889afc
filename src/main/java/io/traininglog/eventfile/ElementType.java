package io.traininglog.eventfile;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The element types of tensors that are numbers here; the codes are those of TensorFlow's {@code types.proto}. */
enum ElementType {
    FLOAT(1, 4) {
        @Override
        Object value(long bits) {
            return (double) Float.intBitsToFloat((int) bits);
        }
    },
    DOUBLE(2, 8) {
        @Override
        Object value(long bits) {
            return Double.longBitsToDouble(bits);
        }
    },
    INT32(3, 4) {
        @Override
        Object value(long bits) {
            return (long) (int) bits;
        }
    },
    UINT8(4, 1) {
        @Override
        Object value(long bits) {
            return bits & 0xFF;
        }
    },
    INT16(5, 2) {
        @Override
        Object value(long bits) {
            return (long) (short) bits;
        }
    },
    INT8(6, 1) {
        @Override
        Object value(long bits) {
            return (long) (byte) bits;
        }
    },
    INT64(9, 8) {
        @Override
        Object value(long bits) {
            return bits;
        }
    },
    BOOL(10, 1) {
        @Override
        Object value(long bits) {
            return (bits & 0xFF) != 0;
        }
    },
    BFLOAT16(14, 2) {
        @Override
        Object value(long bits) {
            return (double) Float.intBitsToFloat((int) bits << 16);
        }
    },
    UINT16(17, 2) {
        @Override
        Object value(long bits) {
            return bits & 0xFFFF;
        }
    },
    HALF(19, 2) {
        @Override
        Object value(long bits) {
            return half((int) bits);
        }
    },
    UINT32(22, 4) {
        @Override
        Object value(long bits) {
            return bits & 0xFFFF_FFFFL;
        }
    },
    UINT64(23, 8) {
        @Override
        Object value(long bits) {
            return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
        }
    };

    private static final ElementType[] ALL = values();

    private final int code;

    /** Of one element in {@code tensor_content}. */
    final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    static @Nullable ElementType of(int code) {
        for (ElementType type : ALL) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** The value whose little-endian bits these are; higher bits do not matter. */
    abstract Object value(long bits);

    /** IEEE 754 binary16. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double magnitude;
        if (exponent == 0x1F) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24;
        } else {
            magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
        }
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }
}
