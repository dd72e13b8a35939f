package dev.sbsync.cli.panel;

import java.util.Locale;

/**
 * The display capabilities of a terminal.
 *
 * @param colour whether text may be coloured, bold or dim
 * @param unicode whether the terminal shows more than ASCII
 */
public record Look(boolean colour, boolean unicode) {

    /** Eighths of a cell, from a thin line to a full block; the last is full. */
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private static final String ASCII_BLOCKS = "_.-~=+*#";

    /** Returns a bar whose height grows with the share, from 0 (blank) to 1. */
    char height(double share) {
        String marks = unicode ? BLOCKS : ASCII_BLOCKS;
        if (share <= 0) {
            return ' ';
        }
        int last = marks.length() - 1;
        return marks.charAt((int) Math.min(last, Math.floor(share * marks.length())));
    }

    /** Returns the number of filled cells of a bar. */
    static int filled(long done, long total, int cells) {
        return total <= 0 ? cells : (int) Math.min(cells, Math.max(0, done) * cells / total);
    }

    String full() {
        return unicode ? "█" : "#";
    }

    /** Returns the cell for items that did not succeed; differs from {@link #full} even without colour. */
    String bad() {
        return unicode ? "▒" : "x";
    }

    String open() {
        return unicode ? "░" : "-";
    }

    String unused() {
        return unicode ? "·" : ".";
    }

    String between() {
        return unicode ? " · " : " - ";
    }

    String arrow() {
        return unicode ? " → " : " -> ";
    }

    String cut() {
        return unicode ? "…" : "~";
    }

    String failed() {
        return unicode ? "✗" : "x";
    }

    /** Returns the text without characters that the terminal cannot show. */
    String shown(String text) {
        if (unicode) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> ascii.append(c < 0x7f ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c)));
        return ascii.toString();
    }
}
