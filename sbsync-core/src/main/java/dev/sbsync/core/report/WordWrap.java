package dev.sbsync.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Wraps texts at the width of a terminal. */
public final class WordWrap {

    /** The number of columns of a line. */
    public static final int COLUMNS = 80;

    /** The columns that a broken word may take even where the indent leaves fewer. */
    private static final int NARROWEST = 20;

    /** Characters with their combining marks. */
    static final Pattern CHARACTERS = Pattern.compile("\\X");

    private final String following;
    private final int columns;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder line;
    private boolean begun;

    private WordWrap(String indent, int columns) {
        this.line = new StringBuilder(indent);
        this.following = indent + "  ";
        this.columns = columns;
    }

    /**
     * Returns a text as lines of at most {@value #COLUMNS} columns, as far as its words allow; those after the first
     * are indented by two more.
     */
    public static List<String> lines(String indent, String text) {
        return lines(indent, List.of(text.split(" ", -1)));
    }

    /** Returns words as {@link #lines(String, String)} does. */
    public static List<String> lines(String indent, List<String> words) {
        WordWrap wrap = new WordWrap(indent, COLUMNS);
        words.forEach(wrap::add);
        return wrap.ended();
    }

    /** Returns a text as {@link #lines(String, String)} does, but breaks words that are longer than a line. */
    public static List<String> broken(String indent, String text) {
        int start = TextWidth.of(indent) + 2;
        WordWrap wrap = new WordWrap(indent, Math.max(COLUMNS, start + NARROWEST));
        for (String word : text.split(" ", -1)) {
            if (start + TextWidth.of(word) <= wrap.columns) {
                wrap.add(word);
            } else {
                wrap.addBroken(word);
            }
        }
        return wrap.ended();
    }

    private void add(String word) {
        if (begun && TextWidth.of(line) + 1 + TextWidth.of(word) > columns) {
            next();
        }
        line.append(begun ? " " : "").append(word);
        begun = true;
    }

    private void addBroken(String word) {
        if (begun && TextWidth.of(line) + 3 > columns) { // a space, and a character of two columns
            next();
        }
        line.append(begun ? " " : "");
        CHARACTERS.matcher(word).results().forEach(character -> {
            if (TextWidth.of(line) + TextWidth.of(character.group()) > columns) {
                next();
            }
            line.append(character.group());
        });
        begun = true;
    }

    private void next() {
        lines.add(line.toString());
        line = new StringBuilder(following);
        begun = false;
    }

    private List<String> ended() {
        lines.add(line.toString());
        return lines;
    }
}
