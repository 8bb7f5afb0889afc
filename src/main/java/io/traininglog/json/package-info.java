/** Values in JSON's form, for other programs to read. */
@NullMarked
package io.traininglog.json;

import org.jspecify.annotations.NullMarked;
