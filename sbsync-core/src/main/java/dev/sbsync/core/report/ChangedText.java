package dev.sbsync.core.report;

import dev.sbsync.core.internal.diff.CommonSequence;
import dev.sbsync.core.internal.diff.CommonSequence.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The changed parts of a text, each with up to 30 characters around it, and at most 240 long: the first difference is
 * always within it, so that both parts differ.
 *
 * @param old the part of the old text; empty if words were only added
 * @param now the part of the new text; empty if words were only removed
 */
record ChangedText(String old, String now) {

    private static final Pattern WORDS = Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}_]+|\\X");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int AROUND = 30;
    private static final int LONGEST = 240;
    private static final String CUT = "…";
    private static final String VISIBLE_SPACE = "␣";

    /** Returns the changed parts of a line. */
    static List<ChangedText> of(String old, String now) {
        List<String> olds = units(old);
        List<String> news = units(now);
        List<ChangedText> parts = new ArrayList<>();
        for (Gap joined : joined(CommonSequence.gaps(olds, news, String::equals), olds)) {
            Gap gap = trimmed(joined, olds, news);
            int before = around(olds.subList(0, gap.oldFrom()), true);
            int after = around(olds.subList(gap.oldTo(), olds.size()), false);
            parts.add(new ChangedText(
                            part(olds, gap.oldFrom() - before, gap.oldTo() + after),
                            part(news, gap.newFrom() - before, gap.newTo() + after))
                    .visible());
        }
        return parts;
    }

    /** Returns a text without what is too long for a line of a diff. */
    static String cut(String text) {
        return part(units(text), 0, Integer.MAX_VALUE);
    }

    /** Returns this change with its spaces visible if only white space differs. */
    ChangedText visible() {
        boolean visible = !(old + now).contains(VISIBLE_SPACE)
                && WHITE_SPACE
                        .matcher(old)
                        .replaceAll("")
                        .equals(WHITE_SPACE.matcher(now).replaceAll(""));
        return visible ? new ChangedText(old.replace(" ", VISIBLE_SPACE), now.replace(" ", VISIBLE_SPACE)) : this;
    }

    /** Returns what is compared and never cut: words, but of longer ones their characters. */
    private static List<String> units(String text) {
        return matches(WORDS, text)
                .flatMap(word -> word.length() <= AROUND ? Stream.of(word) : matches(WordWrap.CHARACTERS, word))
                .flatMap(unit -> unit.length() <= AROUND
                        ? Stream.of(unit)
                        : unit.codePoints().mapToObj(Character::toString))
                .toList();
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
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

    /** Returns a gap that starts with a difference, so that it is shown even if the rest is cut. */
    private static Gap trimmed(Gap gap, List<String> olds, List<String> news) {
        int same = 0;
        int shorter = Math.min(gap.oldTo() - gap.oldFrom(), gap.newTo() - gap.newFrom());
        while (same < shorter && olds.get(gap.oldFrom() + same).equals(news.get(gap.newFrom() + same))) {
            same++;
        }
        return new Gap(gap.oldFrom() + same, gap.oldTo(), gap.newFrom() + same, gap.newTo());
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
            if (part.length() + words.get(i).length() + CUT.length() > LONGEST) {
                return part + CUT;
            }
            part.append(words.get(i));
        }
        return part + (end < words.size() ? CUT : "");
    }
}
