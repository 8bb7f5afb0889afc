/** A durable record of training runs. */
@NullMarked
package io.traininglog;

import org.jspecify.annotations.NullMarked;
