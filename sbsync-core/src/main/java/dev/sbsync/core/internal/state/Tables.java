package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.ItemKey;

/** The tables of a state and the keys of their rows. */
public final class Tables {

    /** General data: {@link #PAIR} and {@link #RUNS}. */
    public static final String ABOUT = "about";

    /** The pair of spaces. */
    public static final String PAIR = "pair";

    /** The numbers of the oldest and the newest run. */
    public static final String RUNS = "runs";

    /** Runs, by {@link #run}. */
    public static final String RUN = "run";

    /** The attempts at runs, by {@link #part}. */
    public static final String ATTEMPT = "attempt";

    /** The items of runs, by {@link #part}. */
    public static final String ITEM = "item";

    /** The baselines, by {@link #baseline}. */
    public static final String BASELINE = "baseline";

    /** The sizes of the archives, by {@link #run}. */
    public static final String ARCHIVE = "archive";

    /** The archived items of runs as they were before the run's first change. */
    public static final String BEFORE = "before";

    /** The baselines of archived items as the run left them. */
    public static final String AFTER = "after";

    /** The files of archived items that runs replaced, or why they are not archived. */
    public static final String FILE = "file";

    /** The bytes of these files, in chunks. */
    public static final String CHUNK = "chunk";

    /** The kind of rows that name none, as in earlier versions, which knew no other. */
    public static final String UNNAMED = "stories";

    private static final int RUN_DIGITS = 10;
    private static final int PART_DIGITS = 8;

    private Tables() {}

    public static String run(long number) {
        return digits(number, RUN_DIGITS);
    }

    /** Returns the key of a part of a run, such as an item, by its position. */
    public static String part(long run, int position) {
        return part(run(run), position);
    }

    /** Returns the key of a part of what another key names, by its position. */
    static String part(String whole, int position) {
        return whole + "/" + digits(position, PART_DIGITS);
    }

    /** Returns a key that sorts before a run's parts and after those of the previous run. */
    public static String firstPart(long run) {
        return run(run) + "/";
    }

    /** Returns the key of an item's baseline. */
    public static String baseline(ItemKey key) {
        return key.kind().equals(UNNAMED) ? Long.toString(key.id()) : key.toString();
    }

    /** Returns the item of a key of {@link #baseline}. */
    static ItemKey itemOf(String baseline) {
        int slash = baseline.lastIndexOf('/');
        return new ItemKey(
                slash < 0 ? UNNAMED : baseline.substring(0, slash), Long.parseLong(baseline.substring(slash + 1)));
    }

    private static String digits(long number, int length) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }
}
