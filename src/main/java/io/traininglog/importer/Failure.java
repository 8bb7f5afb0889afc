package io.traininglog.importer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What an input failure says to people. */
final class Failure {

    private Failure() {}

    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no " + e.getMessage();
        } else if (e instanceof AccessDeniedException) {
            return "no permission to read " + e.getMessage();
        }
        String message = e.getMessage();
        return message == null || !e.getClass().equals(IOException.class) ? e.toString() : message;
    }
}
