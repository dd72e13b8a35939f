package dev.sbsync.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Wraps texts at the width of a terminal. Stateless. */
public final class WordWrap {

    /** The number of columns of a line. */
    public static final int COLUMNS = 80;

    private WordWrap() {}

    /**
     * Returns a text as lines of at most {@value #COLUMNS} columns, as far as its words allow; those after the first
     * are indented by two more.
     *
     * @param width returns the number of columns that a text takes
     */
    public static List<String> lines(String indent, String text, ToIntFunction<CharSequence> width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        boolean begun = false;
        for (String word : text.split(" ", -1)) {
            if (begun && width.applyAsInt(line) + 1 + width.applyAsInt(word) > COLUMNS) {
                lines.add(line.toString());
                line = new StringBuilder(indent + "  ");
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }
}
