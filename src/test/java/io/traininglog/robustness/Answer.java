package io.traininglog.robustness;

import io.traininglog.QueryRows;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a query answers. */
final class Answer implements QueryRows {

    private List<String> columns = List.of();
    private final List<List<Object>> rows = new ArrayList<>();

    @Override
    public void columns(List<String> names) {
        columns = names;
    }

    @Override
    public void row(List<Object> values) {
        rows.add(new ArrayList<>(values));
    }

    List<String> columns() {
        return columns;
    }

    List<List<Object>> rows() {
        return rows;
    }
}
