package dev.sbsync.cli.panel;

import dev.sbsync.core.report.Escaping;
import org.jline.utils.WCWidth;

/** One line of a frame, truncated with a mark to the available columns. */
final class Row {

    private final Look look;
    private final int columns;
    private final StringBuilder text = new StringBuilder();
    private int used;

    Row(Look look, int columns) {
        this.look = look;
        this.columns = columns;
    }

    /** Adds text, truncated to the remaining columns. */
    Row add(Ink ink, String more) {
        String shown = look.shown(Escaping.line(more));
        String fitting = fitting(shown, columns - used);
        used += width(fitting);
        text.append(look.colour() ? ink.on(fitting) : fitting);
        return this;
    }

    Row add(String more) {
        return add(Ink.PLAIN, more);
    }

    /** Pads with spaces up to a column, if the row is shorter. */
    Row to(int column) {
        return add(" ".repeat(Math.max(0, Math.min(column, columns) - used)));
    }

    /** Adds right-aligned text with a space before it, or nothing if it does not fit. */
    Row right(Ink ink, String more) {
        int start = columns - width(look.shown(Escaping.line(more)));
        return start > used || used == 0 ? to(start).add(ink, more) : this;
    }

    int room() {
        return columns - used;
    }

    boolean empty() {
        return used == 0;
    }

    /** Returns the line without trailing spaces. */
    String line() {
        return text.toString().stripTrailing();
    }

    private String fitting(String shown, int room) {
        if (width(shown) <= room) {
            return shown;
        }
        if (room <= 0) {
            return "";
        }
        int end = 0;
        int width = 0;
        while (end < shown.length()) {
            int c = shown.codePointAt(end);
            int next = width + width(c);
            if (next > room - 1) {
                break;
            }
            width = next;
            end += Character.charCount(c);
        }
        return shown.substring(0, end) + look.cut();
    }

    /** Returns the width in columns of text without control characters. */
    static int width(String shown) {
        return shown.codePoints().map(Row::width).sum();
    }

    private static int width(int c) {
        return Math.max(0, WCWidth.wcwidth(c));
    }
}
