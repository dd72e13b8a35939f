package dev.sbsync.core.report;

import dev.sbsync.core.internal.diff.CommonSequence;
import dev.sbsync.core.internal.diff.CommonSequence.Gap;
import java.util.List;

/** The changed lines of a text. */
record ChangedLines(String old, String now) {

    /** Receives a line. */
    interface Lines {
        void line(char sign, String text);
    }

    /** Passes removed and added lines in order, shortened around what changed in them. */
    void forEach(Lines lines) {
        List<String> olds = List.of(old.split("\n", -1));
        List<String> news = List.of(now.split("\n", -1));
        for (Gap gap : CommonSequence.gaps(olds, news, String::equals)) {
            int both = Math.min(gap.oldTo() - gap.oldFrom(), gap.newTo() - gap.newFrom());
            for (int i = 0; i < both; i++) {
                ChangedText.of(olds.get(gap.oldFrom() + i), news.get(gap.newFrom() + i))
                        .forEach(part -> {
                            lines.line('-', part.old());
                            lines.line('+', part.now());
                        });
            }
            olds.subList(gap.oldFrom() + both, gap.oldTo()).forEach(line -> lines.line('-', ChangedText.cut(line)));
            news.subList(gap.newFrom() + both, gap.newTo()).forEach(line -> lines.line('+', ChangedText.cut(line)));
        }
    }
}
