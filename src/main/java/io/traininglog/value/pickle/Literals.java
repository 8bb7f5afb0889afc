package io.traininglog.value.pickle;

import static net.razorvine.pickle.Opcodes.BINBYTES;
import static net.razorvine.pickle.Opcodes.BINBYTES8;
import static net.razorvine.pickle.Opcodes.BININT;
import static net.razorvine.pickle.Opcodes.BININT1;
import static net.razorvine.pickle.Opcodes.BININT2;
import static net.razorvine.pickle.Opcodes.BINSTRING;
import static net.razorvine.pickle.Opcodes.BINUNICODE;
import static net.razorvine.pickle.Opcodes.BINUNICODE8;
import static net.razorvine.pickle.Opcodes.BYTEARRAY8;
import static net.razorvine.pickle.Opcodes.FLOAT;
import static net.razorvine.pickle.Opcodes.INT;
import static net.razorvine.pickle.Opcodes.LONG;
import static net.razorvine.pickle.Opcodes.LONG1;
import static net.razorvine.pickle.Opcodes.LONG4;
import static net.razorvine.pickle.Opcodes.SHORT_BINBYTES;
import static net.razorvine.pickle.Opcodes.SHORT_BINSTRING;
import static net.razorvine.pickle.Opcodes.SHORT_BINUNICODE;
import static net.razorvine.pickle.Opcodes.STRING;
import static net.razorvine.pickle.Opcodes.UNICODE;

import io.traininglog.CodecException;

/** The opcodes that carry a value with them: numbers, text, bytes. */
final class Literals {

    private Literals() {}

    /** Reads what follows the opcode. */
    static Object read(short opcode, PickleInput input) throws NoCounterpartException {
        return switch (opcode) {
            case BININT -> (long) input.signedInt();
            case BININT1 -> (long) input.unsignedByte();
            case BININT2 -> (long) input.unsignedShort();
            case INT -> integerOrTruth(input.line().latin1());
            case LONG -> integer(input.line().latin1());
            case LONG1 -> Numbers.integer(input.take(input.unsignedByte()));
            case LONG4 -> Numbers.integer(input.take(input.signedInt()));
            case FLOAT -> Numbers.real(input.line().latin1());
            case STRING -> new Python2Text(Escapes.quoted(input.line()));
            case BINSTRING -> new Python2Text(input.take(input.signedInt()));
            case SHORT_BINSTRING -> new Python2Text(input.take(input.unsignedByte()));
            case UNICODE -> Escapes.rawUnicode(input.line());
            case SHORT_BINUNICODE -> text(input.take(input.unsignedByte()));
            case BINUNICODE -> text(input.take(input.unsignedInt()));
            case BINUNICODE8 -> text(input.take(input.length()));
            case SHORT_BINBYTES -> input.take(input.unsignedByte());
            case BINBYTES -> input.take(input.unsignedInt());
            case BINBYTES8, BYTEARRAY8 -> input.take(input.length());
            default -> throw new CodecException("no pickle has an operation " + opcode);
        };
    }

    /** The text of UTF-8 bytes. */
    static String text(PyBytes utf8) {
        return Utf8.decode(utf8).orElseThrow(() -> new CodecException("pickled text is no UTF-8"));
    }

    /** Protocols 0 and 1 write a truth value as a number with a leading zero. */
    private static Object integerOrTruth(String line) throws NoCounterpartException {
        return switch (line) {
            case "00" -> false;
            case "01" -> true;
            default -> Numbers.integer(line);
        };
    }

    private static Object integer(String line) throws NoCounterpartException {
        return Numbers.integer(line.endsWith("L") ? line.substring(0, line.length() - 1) : line);
    }
}
