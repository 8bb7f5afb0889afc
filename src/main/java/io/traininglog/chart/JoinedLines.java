package io.traininglog.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jspecify.annotations.Nullable;

/**
 * Makes one path of lines that go on from each other. XChart draws a curve as a line from each point to the next, and each
 * would be an element of the file: joined they take a tenth of the room, and their corners are round.
 */
final class JoinedLines extends SVGGraphics2D {

    /** Of a pixel. */
    private static final double PRECISION = 100;

    private Path2D.@Nullable Double path;

    JoinedLines(SVGGeneratorContext context) {
        super(context, true);
    }

    @Override
    public void draw(Shape shape) {
        if (shape instanceof Line2D line) {
            draw(line);
        } else {
            end();
            super.draw(shape);
        }
    }

    private void draw(Line2D line) {
        double fromX = rounded(line.getX1());
        double fromY = rounded(line.getY1());
        Path2D.Double joined = path;
        if (joined == null || !isAt(joined.getCurrentPoint(), fromX, fromY)) {
            end();
            joined = new Path2D.Double();
            joined.moveTo(fromX, fromY);
            path = joined;
        }
        joined.lineTo(rounded(line.getX2()), rounded(line.getY2()));
    }

    private static boolean isAt(Point2D point, double x, double y) {
        return point.getX() == x && point.getY() == y;
    }

    private static double rounded(double pixels) {
        return Math.round(pixels * PRECISION) / PRECISION;
    }

    private void end() {
        Path2D.Double joined = path;
        path = null;
        if (joined != null) {
            super.draw(joined);
        }
    }

    @Override
    public void setColor(Color color) {
        if (!color.equals(getColor())) {
            end();
            super.setColor(color);
        }
    }

    @Override
    public void setStroke(Stroke stroke) {
        if (!stroke.equals(getStroke())) {
            end();
            super.setStroke(stroke);
        }
    }

    @Override
    public void setClip(@Nullable Shape clip) {
        end();
        super.setClip(clip);
    }

    @Override
    public void fill(Shape shape) {
        end();
        super.fill(shape);
    }

    @Override
    public void drawLine(int fromX, int fromY, int toX, int toY) {
        draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    @Override
    public void transform(AffineTransform transform) {
        end();
        super.transform(transform);
    }

    @Override
    public void setTransform(AffineTransform transform) {
        end();
        super.setTransform(transform);
    }

    /** The last path is drawn too. */
    void finish() {
        end();
    }
}
