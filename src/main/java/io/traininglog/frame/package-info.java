/**
 * Logs as DFLib data frames. Needs the optional dependency {@code org.dflib:dflib}, and is the only package that does.
 */
@NullMarked
package io.traininglog.frame;

import org.jspecify.annotations.NullMarked;
