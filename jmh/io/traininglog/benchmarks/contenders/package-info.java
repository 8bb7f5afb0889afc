/** Who is asked: this library and its peers, each behind one small interface. */
@NullMarked
package io.traininglog.benchmarks.contenders;

import org.jspecify.annotations.NullMarked;
