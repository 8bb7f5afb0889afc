package io.traininglog;

/** What a write survives from the moment that its call returns. */
public enum Durability {
    /**
     * The death of the process, {@code kill -9} included. A power cut or a crash of the operating system may take the
     * newest writes, back to the last {@link TrainingLog#flush()} or {@link TrainingLog#checkpoint()}; the database stays
     * whole.
     */
    PROCESS_DEATH,

    /**
     * A power cut too: every write waits until the disk has it, which is tens to thousands of times slower. Threads that
     * write at once wait together.
     */
    POWER_LOSS
}
