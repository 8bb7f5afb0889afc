package io.traininglog.cli;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.traininglog.terminal.TerminalText;
import org.jspecify.annotations.Nullable;

/** JSON whose strings hold nothing that a terminal acts on: the same characters are escaped as by {@link TerminalText}. */
final class TerminalEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] ascii = standardAsciiEscapesForJSON();

    TerminalEscapes() {
        ascii[0x7f] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    /** Asked for each {@code char}; one of a surrogate pair is left as it is. */
    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return TerminalText.isActedOn(c) && !Character.isSurrogate((char) c)
                ? new SerializedString(String.format("\\u%04x", c))
                : null;
    }
}
