package dev.sbsync.core.internal.diff;

import dev.sbsync.core.internal.diff.CommonSequence.Gap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The elements of two arrays that are the same one: blocks by their {@code _uid}, others by the longest common
 * sequence, and what changed in between by position.
 */
final class ArrayPairs {

    private final int oldSize;
    private final int[] partners;

    private ArrayPairs(int oldSize, int newSize) {
        this.oldSize = oldSize;
        this.partners = new int[newSize];
        Arrays.fill(partners, -1);
    }

    static ArrayPairs of(JsonNode old, JsonNode now) {
        ArrayPairs pairs = new ArrayPairs(old.size(), now.size());
        Map<String, Deque<Integer>> blocks = new HashMap<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            String uid = uid(old.get(i));
            if (uid.isEmpty()) {
                others.add(i);
            } else {
                blocks.computeIfAbsent(uid, any -> new ArrayDeque<>()).add(i);
            }
        }
        List<Integer> newOthers = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            String uid = uid(now.get(i));
            if (uid.isEmpty()) {
                newOthers.add(i);
            } else {
                Integer block = blocks.getOrDefault(uid, new ArrayDeque<>()).poll();
                pairs.partners[i] = block == null ? -1 : block;
            }
        }
        pairs.pair(old, now, others, newOthers);
        return pairs;
    }

    private static String uid(JsonNode element) {
        return element.path("_uid").asString("");
    }

    private void pair(JsonNode old, JsonNode now, List<Integer> olds, List<Integer> news) {
        List<Gap> gaps = CommonSequence.gaps(
                olds.stream().map(old::get).toList(),
                news.stream().map(now::get).toList(),
                JsonValues::equal);
        int oldNext = 0;
        int newNext = 0;
        for (Gap gap : gaps) {
            for (; newNext < gap.newFrom(); newNext++, oldNext++) {
                partners[news.get(newNext)] = olds.get(oldNext);
            }
            for (; newNext < gap.newTo() && oldNext < gap.oldTo(); newNext++, oldNext++) {
                int one = olds.get(oldNext);
                int other = news.get(newNext);
                if (old.get(one).isContainer() == now.get(other).isContainer()) {
                    partners[other] = one;
                }
            }
            oldNext = gap.oldTo();
            newNext = gap.newTo();
        }
        for (; newNext < news.size(); newNext++, oldNext++) {
            partners[news.get(newNext)] = olds.get(oldNext);
        }
    }

    /** Returns the index of a new element's partner in the old array; -1 if it is new. */
    int partner(int newIndex) {
        return partners[newIndex];
    }

    int oldSize() {
        return oldSize;
    }

    int newSize() {
        return partners.length;
    }
}
