package io.traininglog;

/**
 * What a write survives from the moment that its call returns. Of a database on a server, this is about the writer's own
 * machine, which keeps in a journal what is not there yet; what the server has committed is as safe as its settings make it,
 * and with {@link #POWER_LOSS} on its disk.
 */
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
