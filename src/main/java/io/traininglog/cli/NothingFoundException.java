package io.traininglog.cli;

import io.traininglog.TrainingLogException;

/** What was asked for is not there. */
final class NothingFoundException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    NothingFoundException(String message) {
        super(message);
    }
}
