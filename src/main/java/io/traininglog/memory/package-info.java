/** The in-memory backend. Internal. */
@NullMarked
package io.traininglog.memory;

import org.jspecify.annotations.NullMarked;
