/** Objects as FST bytes in a closed world. Internal; the only room that knows FST. */
@NullMarked
package io.traininglog.value.fst;

import org.jspecify.annotations.NullMarked;
