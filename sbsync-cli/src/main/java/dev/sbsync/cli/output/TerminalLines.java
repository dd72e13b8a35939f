package dev.sbsync.cli.output;

import dev.sbsync.core.report.TextWidth;
import dev.sbsync.core.report.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks lines at words for a terminal. Commands are not broken, so that they can be copied; a number stays with what
 * it counts. Stateless.
 */
final class TerminalLines {

    private static final Pattern COMMAND_AT_END = Pattern.compile("(.*:) (sbsync .*)");
    private static final Pattern COMMAND_STARTS = Pattern.compile(".*'(\\./)?sbsync");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");

    private TerminalLines() {}

    /** Returns an escaped line as lines of at most 80 columns, as far as its words and commands allow. */
    static List<String> of(String line) {
        if (TextWidth.of(line) <= WordWrap.COLUMNS) {
            return List.of(line);
        }
        Matcher command = COMMAND_AT_END.matcher(line);
        if (command.matches()) {
            return List.of(command.group(1), "  " + command.group(2));
        }
        String text = line.stripLeading();
        return WordWrap.lines(line.substring(0, line.length() - text.length()), words(text));
    }

    /** Returns the words of a text; a quoted command is one, and so is a number with the word behind it. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        String open = "";
        for (String word : text.split(" ", -1)) {
            String whole = open.isEmpty() ? word : open + " " + word;
            if (goesOn(open, word)) {
                open = whole;
            } else {
                words.add(whole);
                open = "";
            }
        }
        if (!open.isEmpty()) {
            words.add(open);
        }
        return words;
    }

    private static boolean goesOn(String open, String word) {
        boolean counted = NUMBER.matcher(open).matches();
        if (open.isEmpty() || counted) {
            return COMMAND_STARTS.matcher(word).matches()
                    || (!counted && NUMBER.matcher(word).matches());
        }
        return (open + word).chars().filter(character -> character == '\'').count() % 2 == 1;
    }
}
