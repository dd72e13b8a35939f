package dev.sbsync.cli.panel;

import java.util.ArrayList;
import java.util.List;

/** The lines of one frame, limited to the available rows. */
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

    /** Returns the number of lines left. */
    int room() {
        return rows - lines.size();
    }

    Row row() {
        return new Row(look, columns);
    }

    /** Adds a line if there is room. */
    void add(Row row) {
        if (room() > 0) {
            lines.add(row.line());
        }
    }

    /** Adds an empty line unless fewer than {@code needed} lines would remain. */
    void gap(int needed) {
        if (room() > needed) {
            add(row());
        }
    }

    /** Adds empty lines until {@code left} lines remain. */
    void fill(int left) {
        while (room() > left) {
            add(row());
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
