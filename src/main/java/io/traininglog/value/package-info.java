/** Values in their stored form: scalars, arrays, objects. Internal. */
@NullMarked
package io.traininglog.value;

import org.jspecify.annotations.NullMarked;
