/** What a backend implements, and how handles share it. Internal. */
@NullMarked
package io.traininglog.store;

import org.jspecify.annotations.NullMarked;
