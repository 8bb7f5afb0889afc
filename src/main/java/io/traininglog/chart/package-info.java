/**
 * Curves in a terminal, and as pictures. Pictures need the optional dependency {@code org.knowm.xchart:xchart}, and those
 * of lines {@code de.erichseifert.vectorgraphics2d:VectorGraphics2D} as well; this is the only package that does.
 */
@NullMarked
package io.traininglog.chart;

import org.jspecify.annotations.NullMarked;
