package io.traininglog.chart;

import io.traininglog.MissingArtifactException;
import java.awt.AWTError;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;

/** The letters of a picture. */
final class Fonts {

    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 14);

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, false);

    private Fonts() {}

    /** Java draws text with the system's font libraries, which are missing in the smallest containers. */
    static void require() {
        try {
            width("0", PLAIN);
        } catch (LinkageError | InternalError | AWTError | RuntimeException e) {
            throw new MissingArtifactException(
                    "a picture's text cannot be drawn (" + rootOf(e)
                            + "); install fontconfig and a font such as DejaVu,"
                            + " and where there is no display, set java.awt.headless=true",
                    e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** In pixels. */
    static double width(String text, Font font) {
        return layout(text, font).getAdvance();
    }

    /** A blank for no text: a layout of nothing is refused. */
    static TextLayout layout(String text, Font font) {
        return new TextLayout(text.isEmpty() ? " " : text, font, SMOOTH);
    }
}
