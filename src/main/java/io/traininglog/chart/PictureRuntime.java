package io.traininglog.chart;

import io.traininglog.MissingArtifactException;

/** What pictures are drawn with. Names its classes as text, so that this one loads without it. */
final class PictureRuntime {

    private PictureRuntime() {}

    /** Says what is missing, where a NoClassDefFoundError or an InternalError would only say where. */
    static void require(PictureFormat format) {
        requireDesktop();
        MissingArtifactException.check("org.knowm.xchart.XYChart", "org.knowm.xchart:xchart", "a picture");
        if (format == PictureFormat.SVG) {
            MissingArtifactException.check(
                    "org.apache.batik.svggen.SVGGraphics2D", "org.apache.xmlgraphics:batik-svggen", "a picture in SVG");
        }
        Fonts.require();
    }

    private static void requireDesktop() {
        try {
            Class.forName("java.awt.Font", false, null);
        } catch (ClassNotFoundException e) {
            throw new MissingArtifactException(
                    "a picture needs the module java.desktop, which this Java runtime does not have; use a full one",
                    e);
        }
    }
}
