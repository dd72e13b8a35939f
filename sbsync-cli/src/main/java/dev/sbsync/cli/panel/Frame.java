package dev.sbsync.cli.panel;

import java.util.ArrayList;
import java.util.List;

/** The lines of one frame, never more than there is room for. */
final class Frame {

    private final Look look;
    private final int columns;
    private final int rows;
    private final List<String> lines = new ArrayList<>();

    Frame(Look look, int columns, int rows) {
        this.look = look;
        this.columns = columns;
        this.rows = rows;
    }

    Look look() {
        return look;
    }

    int columns() {
        return columns;
    }

    /** How many lines are left. */
    int room() {
        return rows - lines.size();
    }

    Row row() {
        return new Row(look, columns);
    }

    /** Adds a line, where there is room for it. */
    void add(Row row) {
        if (room() > 0) {
            lines.add(row.line());
        }
    }

    /** Adds an empty line unless fewer than {@code needed} lines would be left. */
    void gap(int needed) {
        if (room() > needed) {
            add(row());
        }
    }

    /** Fills up with empty lines until {@code left} are left. */
    void fill(int left) {
        while (room() > left) {
            add(row());
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
