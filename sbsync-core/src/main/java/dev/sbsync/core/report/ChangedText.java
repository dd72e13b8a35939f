package dev.sbsync.core.report;

import dev.sbsync.core.internal.diff.CommonSequence;
import dev.sbsync.core.internal.diff.CommonSequence.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The changed parts of a text, each with the words around it.
 *
 * @param old the part of the old text; empty if words were only added
 * @param now the part of the new text; empty if words were only removed
 */
record ChangedText(String old, String now) {

    private static final Pattern WORDS = Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}_]+|.", Pattern.DOTALL);
    private static final int AROUND = 30;
    private static final int LONGEST = 240;
    private static final String CUT = "…";

    /** Returns the changed parts of a line. */
    static List<ChangedText> of(String old, String now) {
        List<String> olds = words(old);
        List<String> news = words(now);
        List<ChangedText> parts = new ArrayList<>();
        for (Gap gap : joined(CommonSequence.gaps(olds, news, String::equals), olds)) {
            int before = around(olds.subList(0, gap.oldFrom()), true);
            int after = around(olds.subList(gap.oldTo(), olds.size()), false);
            parts.add(new ChangedText(
                    part(olds, gap.oldFrom() - before, gap.oldTo() + after),
                    part(news, gap.newFrom() - before, gap.newTo() + after)));
        }
        return parts;
    }

    /** Returns a text without what is too long for a line of a diff. */
    static String cut(String text) {
        return part(words(text), 0, Integer.MAX_VALUE);
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Joins changes with few words between them. */
    private static List<Gap> joined(List<Gap> gaps, List<String> olds) {
        List<Gap> joined = new ArrayList<>();
        for (Gap gap : gaps) {
            int last = joined.size() - 1;
            if (last >= 0 && length(olds.subList(joined.get(last).oldTo(), gap.oldFrom())) <= 2 * AROUND) {
                Gap before = joined.get(last);
                joined.set(last, new Gap(before.oldFrom(), gap.oldTo(), before.newFrom(), gap.newTo()));
            } else {
                joined.add(gap);
            }
        }
        return joined;
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    /** Returns the number of common words that are shown before or after a change. */
    private static int around(List<String> words, boolean last) {
        int shown = 0;
        int length = 0;
        while (shown < words.size()) {
            length += words.get(last ? words.size() - 1 - shown : shown).length();
            if (length > AROUND) {
                return shown;
            }
            shown++;
        }
        return shown;
    }

    private static String part(List<String> words, int from, int to) {
        StringBuilder part = new StringBuilder(from > 0 ? CUT : "");
        int end = Math.min(to, words.size());
        for (int i = from; i < end; i++) {
            if (part.length() + words.get(i).length() > LONGEST) {
                String rest = part.isEmpty() ? words.get(i).substring(0, LONGEST) : "";
                return part + rest + CUT;
            }
            part.append(words.get(i));
        }
        return part + (end < words.size() ? CUT : "");
    }
}
