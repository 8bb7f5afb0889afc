/** Other tools' logs into a database. Each tool has an importer that finds its logs; {@link Import} makes ours of them. */
@NullMarked
package io.traininglog.importer;

import org.jspecify.annotations.NullMarked;
