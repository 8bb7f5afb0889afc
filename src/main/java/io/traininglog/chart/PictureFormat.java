package io.traininglog.chart;

import java.nio.file.Path;
import java.util.Locale;

/** What a picture is written as. */
public enum PictureFormat {

    /** Pixels. */
    PNG,

    /** Lines; text too, so that it looks alike everywhere. */
    SVG;

    /**
     * The format that a file's extension names.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static PictureFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (PictureFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException("'" + file + "' names no picture: its extension must be .png or .svg");
    }
}
