package dev.sbsync.cli.panel;

import java.util.List;

/** Draws the last seconds as a line of bars, the latest at the right. */
final class Sparkline {

    private Sparkline() {}

    /**
     * Returns exactly {@code columns} bars; missing seconds are blank.
     *
     * @param top the value of a bar of full height, unless a value is higher
     */
    static String of(List<Long> values, double top, int columns, Look look) {
        List<Long> shown = values.subList(Math.max(0, values.size() - columns), values.size());
        double highest = Math.max(
                top, shown.stream().mapToDouble(Long::doubleValue).max().orElse(0));
        StringBuilder line = new StringBuilder(" ".repeat(columns - shown.size()));
        shown.forEach(value -> line.append(value == 0 ? look.height(0) : look.height(value / highest)));
        return line.toString();
    }
}
