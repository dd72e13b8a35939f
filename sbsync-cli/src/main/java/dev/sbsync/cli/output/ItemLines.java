package dev.sbsync.cli.output;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Difference.Place;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.report.DiffText;
import dev.sbsync.core.report.TextWidth;
import dev.sbsync.core.report.WordWrap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists items with their details: next to the item, or below it where they do not fit the width of a terminal. Not
 * thread-safe.
 */
final class ItemLines {

    private static final int GAP = 2;

    /** The widest row that others are aligned with. */
    private static final int WIDEST = 70;

    private static final int MOST_PLACES = 5;

    private final String indent;
    private final boolean wraps;
    private final Table table;
    private final List<List<String>> below = new ArrayList<>();
    private final List<List<Difference>> diffs = new ArrayList<>();

    /**
     * Creates a list.
     *
     * @param wraps whether only one detail may be next to an item
     */
    ItemLines(String indent, boolean wraps) {
        this.indent = indent;
        this.wraps = wraps;
        this.table = new Table(indent);
    }

    void add(String sign, Item item, List<String> details) {
        add(sign, item, details, List.of());
    }

    /** Adds an item with the changes of its differences below it. */
    void add(String sign, Item item, List<String> details, List<Difference> diff) {
        table.row(sign, item.displayPath(), item.type());
        below.add(details);
        diffs.add(diff);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> rows = table.lines();
        int widest = rows.stream()
                .mapToInt(TextWidth::of)
                .filter(width -> width <= WIDEST)
                .max()
                .orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            lines.addAll(row(rows.get(i), below.get(i), widest + GAP));
            DiffText.lines(diffs.get(i), indent + "     ").forEach(line -> lines.add(line.text()));
        }
        return lines;
    }

    /** Returns an item with its details next to it, or below it if they do not fit. */
    private List<String> row(String row, List<String> details, int column) {
        boolean fits = TextWidth.of(row) < column
                && (!wraps || details.size() <= 1)
                && details.stream().allMatch(detail -> column + TextWidth.of(detail) <= WordWrap.COLUMNS);
        List<String> lines = new ArrayList<>();
        if (!fits || details.isEmpty()) {
            lines.add(row);
            details.forEach(detail -> lines.addAll(wrapped(indent + "     ", detail)));
            return lines;
        }
        lines.add(row + " ".repeat(column - TextWidth.of(row)) + details.get(0));
        details.stream().skip(1).forEach(detail -> lines.add(" ".repeat(column) + detail));
        return lines;
    }

    /** Returns a text as lines of at most 80 columns as printed, as far as its words allow. */
    static List<String> wrapped(String indent, String text) {
        return WordWrap.lines(indent, text);
    }

    /** Returns a difference with the values at its first places, if it has any. */
    static List<String> words(Difference difference) {
        List<Place> places = difference.places();
        if (places.isEmpty() || places.get(0).pointer().isEmpty()) {
            return List.of(difference.toString());
        }
        List<String> words = new ArrayList<>();
        places.stream()
                .limit(MOST_PLACES)
                .forEach(place -> words.add(
                        difference.field() + place.pointer() + ": " + value(place.old()) + " → " + value(place.now())));
        int more = places.size() - words.size() + difference.more();
        if (more > 0) {
            words.add(difference.field() + ": … and " + more + " more places");
        }
        return words;
    }

    private static String value(@Nullable String value) {
        return value == null ? "(none)" : value.isEmpty() ? "(empty)" : value;
    }
}
