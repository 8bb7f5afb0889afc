/**
 * Curves in a terminal, and as pictures. Pictures need the optional dependency {@code org.knowm.xchart:xchart}, and those
 * of lines {@code org.apache.xmlgraphics:batik-svggen} as well; this is the only package that does.
 */
@NullMarked
package io.traininglog.chart;

import org.jspecify.annotations.NullMarked;
