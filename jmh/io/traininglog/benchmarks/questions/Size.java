package io.traininglog.benchmarks.questions;

import java.util.List;

/**
 * The values of a benchmark's parameter.
 *
 * @param parameter the name of the field
 * @param full for numbers to show
 * @param quick for a look
 */
record Size(String parameter, List<String> full, List<String> quick) {

    static Size of(String parameter, String full, String quick) {
        return new Size(parameter, List.of(full.split(",")), List.of(quick.split(",")));
    }
}
