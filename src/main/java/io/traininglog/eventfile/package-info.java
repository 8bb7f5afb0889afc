/**
 * TensorBoard's event files: records, and the events in them. Needs the optional dependency {@code
 * com.google.protobuf:protobuf-javalite}, and is the only package that does.
 */
@NullMarked
package io.traininglog.eventfile;

import org.jspecify.annotations.NullMarked;
