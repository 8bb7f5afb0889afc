/** Configuration from .blocksrc, the environment and system properties. Internal; the only room that knows YAML. */
@NullMarked
package io.traininglog.config;

import org.jspecify.annotations.NullMarked;
