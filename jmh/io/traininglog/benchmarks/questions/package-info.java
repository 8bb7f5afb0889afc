/** What is asked: one class a question, who is asked as its parameter. */
@NullMarked
package io.traininglog.benchmarks.questions;

import org.jspecify.annotations.NullMarked;
