package io.traininglog;

/**
 * The configuration has an unknown key or a value of the wrong type. The message names the source, the key and the
 * nearest valid key; the configuration's author must mend it.
 */
public final class ConfigurationException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
