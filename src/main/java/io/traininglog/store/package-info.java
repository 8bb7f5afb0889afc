/** What a backend implements. Internal. */
@NullMarked
package io.traininglog.store;

import org.jspecify.annotations.NullMarked;
