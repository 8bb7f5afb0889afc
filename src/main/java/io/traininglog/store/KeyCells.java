package io.traininglog.store;

/** Cells of one log and key. */
public interface KeyCells {

    int size();

    /** Shows all of them in ascending order of time. */
    void forEach(CellVisitor visitor);
}
