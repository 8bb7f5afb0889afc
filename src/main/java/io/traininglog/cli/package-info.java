/** The command line: one class a command. Sees the face and the rooms beside it. */
@NullMarked
package io.traininglog.cli;

import org.jspecify.annotations.NullMarked;
