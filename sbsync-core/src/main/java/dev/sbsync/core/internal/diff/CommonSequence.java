package dev.sbsync.core.internal.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** The longest common sequence of two lists, as the gaps between its parts. Stateless. */
public final class CommonSequence {

    /** The size of both lists, multiplied, above which only their common start and end are found. */
    private static final long MOST_PAIRS = 4_000_000;

    private CommonSequence() {}

    /** Elements without a counterpart, between common ones; the ends are exclusive. */
    public record Gap(int oldFrom, int oldTo, int newFrom, int newTo) {}

    /** Returns the gaps in order; none if the lists are equal. */
    public static <T> List<Gap> gaps(List<T> old, List<T> now, BiPredicate<T, T> equal) {
        int shorter = Math.min(old.size(), now.size());
        int start = 0;
        while (start < shorter && equal.test(old.get(start), now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && equal.test(old.get(old.size() - 1 - end), now.get(now.size() - 1 - end))) {
            end++;
        }
        Gap rest = new Gap(start, old.size() - end, start, now.size() - end);
        int olds = rest.oldTo() - rest.oldFrom();
        int news = rest.newTo() - rest.newFrom();
        if (olds == 0 && news == 0) {
            return List.of();
        }
        return olds == 0 || news == 0 || (long) olds * news > MOST_PAIRS
                ? List.of(rest)
                : within(rest, old, now, equal);
    }

    private static <T> List<Gap> within(Gap rest, List<T> old, List<T> now, BiPredicate<T, T> equal) {
        List<Gap> gaps = new ArrayList<>();
        DiffUtils.diff(
                        old.subList(rest.oldFrom(), rest.oldTo()),
                        now.subList(rest.newFrom(), rest.newTo()),
                        new MyersDiffWithLinearSpace<T>(equal))
                .getDeltas()
                .forEach(delta -> add(gaps, gap(delta, rest.oldFrom())));
        return gaps;
    }

    /**
     * Adds a gap, joined with the one before if nothing is between them: the library gives deletions and insertions.
     */
    private static void add(List<Gap> gaps, Gap gap) {
        int last = gaps.size() - 1;
        if (last >= 0
                && gaps.get(last).oldTo() == gap.oldFrom()
                && gaps.get(last).newTo() == gap.newFrom()) {
            Gap before = gaps.get(last);
            gaps.set(last, new Gap(before.oldFrom(), gap.oldTo(), before.newFrom(), gap.newTo()));
        } else {
            gaps.add(gap);
        }
    }

    private static Gap gap(AbstractDelta<?> delta, int start) {
        int old = start + delta.getSource().getPosition();
        int now = start + delta.getTarget().getPosition();
        return new Gap(
                old,
                old + delta.getSource().size(),
                now,
                now + delta.getTarget().size());
    }
}
