/** What a terminal makes of text. */
@NullMarked
package io.traininglog.terminal;

import org.jspecify.annotations.NullMarked;
