package io.traininglog.sql;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that a library logs by the JDK's means, however fine, until it is closed. */
final class CapturedLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Level usual;
    private final StringBuilder text = new StringBuilder();

    private CapturedLog(Logger logger) {
        this.logger = logger;
        this.usual = logger.getLevel();
        setFormatter(new SimpleFormatter());
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    static CapturedLog ofDriver() {
        return new CapturedLog(Logger.getLogger("org.postgresql"));
    }

    synchronized String text() {
        return text.toString();
    }

    /** Returns when this is in it. */
    synchronized void await(String words) throws InterruptedException {
        while (text.indexOf(words) < 0) {
            wait();
        }
    }

    @Override
    public synchronized void publish(LogRecord message) {
        text.append(getFormatter().format(message));
        notifyAll();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(usual);
        logger.setUseParentHandlers(true);
    }
}
