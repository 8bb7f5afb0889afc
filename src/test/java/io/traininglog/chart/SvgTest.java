package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class SvgTest {

    private static final String BLUE = "rgb(0,114,178)";

    @TempDir
    Path folder;

    private Document drawn(Chart chart) throws Exception {
        Path file = folder.resolve("chart.svg");
        chart.write(file, new PictureSize(640, 400));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> elements(Document document, String name) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagName(name).getLength(); i++) {
            elements.add((Element) document.getElementsByTagName(name).item(i));
        }
        return elements;
    }

    /** The paths of the first curve, without the line that stands for it in the legend. */
    private static List<String> curve(Document document) {
        return elements(document, "path").stream()
                .filter(path -> stroke(path).equals(BLUE))
                .map(path -> path.getAttribute("d"))
                .filter(path -> path.split("L").length > 2)
                .toList();
    }

    /** Its own, or that of the group that it is in. */
    private static String stroke(Element element) {
        Node node = element;
        while (node instanceof Element each && !each.hasAttribute("stroke")) {
            node = node.getParentNode();
        }
        return ((Element) node).getAttribute("stroke");
    }

    @Test
    void aCurveIsOnePath() throws Exception {
        Document document = drawn(Chart.of(Curve.of("a1", Curves.over(0, 100, time -> Math.sin(time / 9.0)))));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 640 400");
        assertThat(curve(document)).hasSize(1);
        assertThat(curve(document).get(0).split("L")).hasSize(101);
    }

    @Test
    void aGapPartsAPath() throws Exception {
        Document document = drawn(Chart.of(Curve.of(
                "a1", Curves.over(0, 100, time -> time > 40 && time < 60 ? Double.NaN : Math.sin(time / 9.0)))));
        assertThat(curve(document)).hasSize(2);
    }

    @Test
    void manyPointsMakeNoGreatFile() throws Exception {
        drawn(Chart.of(Curve.of("a1", Curves.noisy(200_000))).smoothing(0.9));
        assertThat(Files.size(folder.resolve("chart.svg"))).isLessThan(150_000);
    }

    @Test
    void namesAreNoMarkup() throws Exception {
        Document document = drawn(Chart.of(Curve.of("</svg><script>alert(1)</script>&\"'", Curves.of(1, 2, 1)))
                .title("<!-- ]]> &lt; \u0001"));
        assertThat(elements(document, "script")).isEmpty();
        assertThat(curve(document)).hasSize(1);
    }
}
