/** One log as it shows through the logs that it was resumed from. Internal. */
@NullMarked
package io.traininglog.lineage;

import org.jspecify.annotations.NullMarked;
