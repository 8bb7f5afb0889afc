/** A log as other tools' files. Each format is a class with a way to write it. */
@NullMarked
package io.traininglog.export;

import org.jspecify.annotations.NullMarked;
