package io.traininglog.chart;

/**
 * The characters that a chart is made of, beside its dots.
 *
 * @param side of the axis of the values
 * @param sideTick the same, at a tick
 * @param corner where the axes meet
 * @param floor of the axis of the time
 * @param floorTick the same, at a tick
 * @param mark where a log was resumed, on the axis of the time
 * @param markAbove the same, above the axis
 * @param sample of a line that has no letter, for the legend
 */
record Glyphs(
        char side, char sideTick, char corner, char floor, char floorTick, char mark, char markAbove, String sample) {

    static final Glyphs UNICODE = new Glyphs('│', '┤', '└', '─', '┬', '▲', '┊', "⠒⠒");
    static final Glyphs ASCII = new Glyphs('|', '+', '+', '-', '+', '^', ':', "**");
}
