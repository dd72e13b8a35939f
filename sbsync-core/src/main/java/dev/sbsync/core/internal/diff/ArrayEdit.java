package dev.sbsync.core.internal.diff;

import dev.sbsync.core.internal.diff.CommonSequence.Gap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The removals and moves that bring the kept elements of an array into their new order; as few moves as possible. */
final class ArrayEdit {

    private final ArrayPairs pairs;
    private final List<Integer> present = new ArrayList<>(); // the kept elements, by old index, in their current order

    /** Receives a move. */
    interface Moves {
        /**
         * Moves an element.
         *
         * @param index its index in the new array
         */
        void move(int from, int to, int index);
    }

    ArrayEdit(ArrayPairs pairs) {
        this.pairs = pairs;
    }

    /** Passes the indices of removed elements, the last one first. */
    void removals(IntConsumer removed) {
        BitSet kept = new BitSet();
        wanted().forEach(kept::set);
        for (int i = pairs.oldSize() - 1; i >= 0; i--) {
            if (!kept.get(i)) {
                removed.accept(i);
            }
        }
        kept.stream().forEach(present::add);
    }

    /** Passes the moves, after the removals. */
    void moves(Moves moves) {
        BitSet settled = settled();
        int before = -1;
        for (int i = 0; i < pairs.newSize(); i++) {
            int element = pairs.partner(i);
            if (element >= 0) {
                if (!settled.get(element)) {
                    int from = present.indexOf(element);
                    present.remove(from);
                    int to = before < 0 ? 0 : present.indexOf(before) + 1;
                    present.add(to, element);
                    moves.move(from, to, i);
                }
                before = element;
            }
        }
    }

    /** Returns the kept elements that need not move. */
    private BitSet settled() {
        BitSet settled = new BitSet();
        present.forEach(settled::set);
        for (Gap gap : CommonSequence.gaps(present, wanted(), Integer::equals)) {
            present.subList(gap.oldFrom(), gap.oldTo()).forEach(settled::clear);
        }
        return settled;
    }

    private List<Integer> wanted() {
        return IntStream.range(0, pairs.newSize())
                .map(pairs::partner)
                .filter(partner -> partner >= 0)
                .boxed()
                .toList();
    }
}
