package io.traininglog.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;

/** Asks a person whether to go on. */
final class Question {

    private final Screen screen;

    Question(Screen screen) {
        this.screen = screen;
    }

    /** Whether somebody sees the question and can type an answer. */
    boolean canBeAsked() {
        return screen.showsProgress() && Terminal.of(Terminal.IN).isThere();
    }

    /** Whether the answer is yes; the end of the input is none. */
    boolean isAnsweredYes(String question) throws IOException {
        screen.out().flush();
        screen.err().print(question + " [y/N] ");
        screen.err().flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        String said = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
        return said.equals("y") || said.equals("yes");
    }
}
