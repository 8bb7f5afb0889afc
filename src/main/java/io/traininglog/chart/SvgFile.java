package io.traininglog.chart;

import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.IOException;
import java.io.OutputStream;
import org.knowm.xchart.XYChart;

/** A picture of lines. Apart from all that pixels need, so that those do without VectorGraphics2D. */
final class SvgFile {

    private SvgFile() {}

    static void write(XYChart chart, OutputStream out) throws IOException {
        JoinedLines lines = new JoinedLines();
        chart.paint(lines, chart.getWidth(), chart.getHeight());
        PageSize page = new PageSize(0, 0, chart.getWidth(), chart.getHeight());
        new SVGProcessor().getDocument(lines.getCommands(), page).writeTo(out);
    }
}
