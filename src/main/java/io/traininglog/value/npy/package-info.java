/** Arrays as NumPy's .npy bytes. Internal. */
@NullMarked
package io.traininglog.value.npy;

import org.jspecify.annotations.NullMarked;
