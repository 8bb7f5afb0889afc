/** The newest entries of a database: in the journal and in the heap, and on their way to the file. */
@NullMarked
package io.traininglog.tail;

import org.jspecify.annotations.NullMarked;
