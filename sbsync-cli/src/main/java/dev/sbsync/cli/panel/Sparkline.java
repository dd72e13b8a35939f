package dev.sbsync.cli.panel;

import java.util.List;

/** Draws the last seconds as a line of marks, the latest at the right. */
final class Sparkline {

    private Sparkline() {}

    /**
     * Returns exactly {@code columns} marks; seconds that have not been yet are blank.
     *
     * @param top what a mark of full height stands for; the highest of the values where that is more
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
