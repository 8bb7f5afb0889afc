package io.traininglog.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lines as a picture: a strip a question, a dot a peer, as far to the right as it needs more than ours. */
final class Chart {

    private static final List<String> COLOURS = List.of(
            "#1f4fb4", "#5aa9e6", "#2ca02c", "#ff7f0e", "#9467bd", "#d62728", "#7f7f7f", "#8c564b", "#e377c2",
            "#bcbd22");
    private static final int WIDTH = 960;
    private static final int LEFT = 290;
    private static final int RIGHT = 30;
    private static final int STRIP = 24;
    private static final int LEGEND_COLUMNS = 4;
    private static final int LEGEND_ROW = 20;

    private final List<Line> lines;
    private final List<String> peers;
    private final int top;
    private final double lowest;
    private final double highest;

    Chart(List<Line> all) {
        lines = all.stream()
                .filter(line -> line.answer(Bound.ours(line)).isPresent())
                .filter(line -> line.answers().size() > 1)
                .toList();
        double least = 0;
        double most = 1;
        for (Line line : lines) {
            for (String peer : line.answers().keySet()) {
                double exponent = Math.log10(line.ratio(Bound.ours(line), peer).orElseThrow());
                least = Math.min(least, exponent);
                most = Math.max(most, exponent);
            }
        }
        peers = ComparisonTable.peers(lines);
        lowest = Math.floor(least);
        highest = Math.ceil(most);
        top = 44 + LEGEND_ROW * ((peers.size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS) + 22;
    }

    String svg() {
        int height = top + lines.size() * STRIP + 12;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="16" y="26" font-size="16" fill="#222222">How many times what ours needs the others need</text>
                """, WIDTH, height));
        text(svg, WIDTH - RIGHT, 26, "end", "#777777", "← less than ours · more than ours →");
        legend(svg);
        grid(svg, height - 12);
        for (int i = 0; i < lines.size(); i++) {
            strip(svg, lines.get(i), top + i * STRIP + STRIP / 2);
        }
        return svg.append("</svg>\n").toString();
    }

    private void legend(StringBuilder svg) {
        for (int i = 0; i < peers.size(); i++) {
            int x = 22 + i % LEGEND_COLUMNS * (WIDTH - 22) / LEGEND_COLUMNS;
            int y = 48 + i / LEGEND_COLUMNS * LEGEND_ROW;
            dot(svg, x, y, peers.get(i), ComparisonTable.label(peers.get(i)));
            text(svg, x + 10, y + 4, "start", "#222222", ComparisonTable.label(peers.get(i)));
        }
    }

    /** A line a power of ten; that of 1 is ours. */
    private void grid(StringBuilder svg, int bottom) {
        for (int exponent = (int) lowest; exponent <= highest; exponent++) {
            double x = x(exponent);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
                    x,
                    top,
                    x,
                    bottom,
                    exponent == 0 ? "#222222" : "#dddddd",
                    exponent == 0 ? "2" : "1"));
            String label = exponent == 0 ? "ours" : exponent < 0 ? "1/" + power(-exponent) : power(exponent) + "×";
            text(svg, x, top - 6, "middle", exponent == 0 ? "#222222" : "#777777", label);
        }
    }

    private static String power(int exponent) {
        return String.format(Locale.ROOT, "%,.0f", Math.pow(10, exponent));
    }

    private void strip(StringBuilder svg, Line line, int y) {
        text(svg, LEFT - 14, y + 4, "end", "#222222", line.label());
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#eeeeee\"/>%n",
                LEFT,
                y,
                WIDTH - RIGHT,
                y));
        for (String peer : peers) {
            OptionalDouble ratio = line.ratio(Bound.ours(line), peer);
            if (ratio.isPresent()) {
                String title = ComparisonTable.label(peer) + ": " + line.figure(peer) + ", "
                        + Figures.ratio(ratio.getAsDouble());
                dot(svg, x(Math.log10(ratio.getAsDouble())), y, peer, title);
            }
        }
    }

    private double x(double exponent) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (exponent - lowest) / (highest - lowest);
    }

    private void dot(StringBuilder svg, double x, int y, String peer, String title) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\" fill-opacity=\"0.85\"><title>%s</title></circle>%n",
                x,
                y,
                COLOURS.get(peers.indexOf(peer) % COLOURS.size()),
                title));
    }

    private static void text(StringBuilder svg, double x, int y, String anchor, String colour, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                colour,
                text));
    }
}
