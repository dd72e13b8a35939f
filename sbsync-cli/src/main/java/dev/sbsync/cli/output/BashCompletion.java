package dev.sbsync.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * The completion of bash and, through its support of bash completions, of zsh. picocli names the list of a flag's
 * values after its parameter label, so flags with the same label would share one list. Here the list is named after the
 * flag.
 */
public final class BashCompletion {

    private static final Pattern LIST =
            Pattern.compile("(\\s+local )\\w+(_option_args=\\(.*\\) # )(--?[\\w-]+)( values)");
    private static final Pattern FLAG = Pattern.compile("\\s+'(--?[\\w-]+)'(?:\\|.*)?\\)");
    private static final Pattern USE = Pattern.compile("\\$\\{\\w+(_option_args\\[@]})");

    private BashCompletion() {}

    /** Returns the lines of the script. */
    public static List<String> lines(CommandLine root) {
        List<String> lines = new ArrayList<>();
        String flag = "";
        for (String line : AutoComplete.bash("sbsync", root).split("\\R", -1)) {
            Matcher of = FLAG.matcher(line);
            if (of.matches()) {
                flag = of.group(1);
            }
            Matcher list = LIST.matcher(line);
            lines.add(
                    list.matches()
                            ? list.group(1) + name(list.group(3)) + list.group(2) + list.group(3) + list.group(4)
                            : USE.matcher(line).replaceAll("\\${" + name(flag) + "$1"));
        }
        return lines;
    }

    /** Returns a flag's name as a variable. */
    private static String name(String flag) {
        return flag.replaceAll("^-+", "").replace('-', '_');
    }
}
