package dev.sbsync.core.internal.state;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.run.ItemResult;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stored row of a run: three lines of text.
 *
 * @param name the run id
 * @param header the run's header, as JSON
 * @param total the number of items in its plan
 * @param counts the number of ended items, by outcome
 */
public record RunRow(String name, String header, int total, Map<String, Integer> counts) {

    private static final int LINES = 3;
    private static final String TOTAL = "total";

    public static RunRow read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES) {
            throw new IllegalArgumentException("a run of " + lines.length + " lines");
        }
        Map<String, Integer> counts = new TreeMap<>();
        JsonFields.read(lines[2]).forEachEntry((word, count) -> counts.put(word, count.asInt()));
        Integer total = counts.remove(TOTAL);
        if (total == null) {
            throw new IllegalArgumentException("a run without a number of items");
        }
        return new RunRow(lines[0], lines[1], total, counts);
    }

    /** Returns the run with {@code items} items, none of them ended. */
    RunRow planned(int items) {
        return new RunRow(name, header, items, Map.of());
    }

    /** Returns the run with further items, which have not ended. */
    RunRow further(int items) {
        return new RunRow(name, header, total + items, counts);
    }

    /** Returns the run with further ended items; cancelled items do not count as ended. */
    RunRow ended(Collection<ItemResult> results) {
        Map<String, Integer> more = new TreeMap<>(counts);
        results.stream()
                .map(ItemResult::outcome)
                .filter(outcome -> !(outcome instanceof Outcome.Cancelled))
                .forEach(outcome -> more.merge(outcome.word(), 1, Integer::sum));
        return new RunRow(name, header, total, more);
    }

    public String text() {
        Map<String, Integer> all = new TreeMap<>(counts);
        all.put(TOTAL, total);
        return String.join("\n", name, header, JsonFields.text(all));
    }
}
