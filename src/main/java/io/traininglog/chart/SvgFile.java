package io.traininglog.chart;

import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A picture of lines, and of text as lines. Apart from all that pixels need, so that those do without Batik. */
final class SvgFile {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgFile() {}

    static void write(XYChart chart, OutputStream out) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(2);
        JoinedLines lines = new JoinedLines(context);
        lines.setSVGCanvasSize(new Dimension(chart.getWidth(), chart.getHeight()));
        chart.paint(lines, chart.getWidth(), chart.getHeight());
        lines.finish();
        Element root = lines.getRoot();
        root.setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        lines.stream(root, writer, false, true);
        writer.flush();
    }

    private static Document document() throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        }
    }
}
