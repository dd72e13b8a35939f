package dev.sbsync.cli.output;

import dev.sbsync.core.report.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligns rows in columns as wide as their longest cell, except the last column. A row of one cell is a line across all
 * columns. Not thread-safe.
 */
final class Table {

    private static final int GAP = 2;

    /** The maximum column width: a longer slug shifts only its own row. */
    private static final int WIDEST = 60;

    private final String indent;
    private final List<List<String>> rows = new ArrayList<>();

    /** Creates a table whose lines start with {@code indent}. */
    Table(String indent) {
        this.indent = indent;
    }

    /** Adds a row. */
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Adds lines across all columns, which do not widen them. */
    Table across(List<String> lines) {
        lines.forEach(line -> rows.add(List.of(line)));
        return this;
    }

    /** Returns the rows as lines. */
    List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() && row.size() > 1; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, TextWidth.of(row.get(i))));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell);
            if (i < row.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths[i] - TextWidth.of(cell)) + GAP));
            }
        }
        return line.toString().stripTrailing();
    }
}
