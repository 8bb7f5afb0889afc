package io.traininglog.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

/** A picture of pixels, as small as they can be written. */
final class PngFile {

    /** Of what PNG loses nothing to, but time. */
    private static final float SMALLEST = 0;

    private PngFile() {}

    /** Through the heap: else it would go through a temporary file. */
    static void write(XYChart chart, OutputStream out) throws IOException {
        ImageWriter writer = writer();
        try (MemoryCacheImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(SMALLEST);
            writer.setOutput(image);
            writer.write(null, new IIOImage(BitmapEncoder.getBufferedImage(chart), null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriter writer() throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        if (!writers.hasNext()) {
            throw new IOException("this Java runtime has no writer of PNG files");
        }
        return writers.next();
    }
}
