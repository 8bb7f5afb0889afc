/**
 * Trainings with the <a href="https://djl.ai">Deep Java Library</a>. Needs the optional dependency {@code ai.djl:api}:
 * without it {@link io.traininglog.trainer.djl.Djl} says so, and the other classes do not load.
 */
@NullMarked
package io.traininglog.trainer.djl;

import org.jspecify.annotations.NullMarked;
