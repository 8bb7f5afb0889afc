/** Python pickles, read without running anything. Internal; the only room that knows the pickle library. */
@NullMarked
package io.traininglog.value.pickle;

import org.jspecify.annotations.NullMarked;
