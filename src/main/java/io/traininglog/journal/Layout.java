package io.traininglog.journal;

/**
 * Where things are in a journal of this area size, in bytes from the file's beginning.
 *
 * @param areaSize a multiple of {@value #PAGE} from {@value #LEAST_AREA} to {@value #MOST_AREA}
 */
record Layout(int areaSize) {

    static final int PAGE = 4096;

    /** The file's header. */
    static final int HEADER = PAGE;

    /** The head of an area. */
    static final int AREA_HEAD = 64;

    /** The head of a record. */
    static final int RECORD_HEAD = 8;

    static final int LEAST_AREA = PAGE;
    static final int MOST_AREA = 256 << 20;

    Layout {
        if (!isAreaSize(areaSize)) {
            throw new IllegalArgumentException("an area has " + LEAST_AREA + " to " + MOST_AREA + " bytes in pages of "
                    + PAGE + ", not " + areaSize);
        }
    }

    static boolean isAreaSize(int size) {
        return size >= LEAST_AREA && size <= MOST_AREA && size % PAGE == 0;
    }

    /** The area of this generation: they take turns. */
    static int area(long generation) {
        return (int) (generation - 1 & 1);
    }

    /** The bytes that a payload takes, padding included. */
    static long padded(long length) {
        return length + 7 & -8;
    }

    int fileSize() {
        return HEADER + 2 * areaSize;
    }

    int start(int area) {
        return HEADER + area * areaSize;
    }

    int firstRecord(int area) {
        return start(area) + AREA_HEAD;
    }

    int end(int area) {
        return start(area) + areaSize;
    }

    /** Of one record, its head included. */
    int mostBytes() {
        return areaSize / 4;
    }
}
