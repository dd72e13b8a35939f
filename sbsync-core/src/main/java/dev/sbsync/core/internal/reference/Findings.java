package dev.sbsync.core.internal.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the references of one walk, with the place where it is. Not thread-safe. */
final class Findings {

    private final Deque<String> path = new ArrayDeque<>();
    private final List<FoundReference> found = new ArrayList<>();

    void enter(String segment) {
        path.push(segment);
    }

    void leave() {
        path.pop();
    }

    List<FoundReference> found() {
        return found;
    }

    /** Runs a part of the walk; references that it finds unresolved are not reported. */
    <T> T withoutUnresolved(Supplier<T> part) {
        int before = found.size();
        T result = part.get();
        found.subList(before, found.size()).removeIf(reference -> reference.state() == ReferenceState.UNRESOLVED);
        return result;
    }

    /** Returns the name of the current property, or of the one that has the array of the current element. */
    String property() {
        return path.stream()
                .filter(segment -> !segment.chars().allMatch(Character::isDigit))
                .findFirst()
                .orElse("");
    }

    /** Adds a reference, unless its value turns out to be none; returns what the target has instead, if anything. */
    <T> @Nullable T add(ReferenceType type, String from, Resolution<T> resolution, Function<T, String> to) {
        ReferenceState state = resolution.state();
        T target = resolution.target();
        if (state != null) {
            found.add(new FoundReference(pointer(), type, from, target == null ? null : to.apply(target), state));
        }
        return target;
    }

    private String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Iterator<String> segments = path.descendingIterator(); segments.hasNext(); ) {
            pointer.append('/').append(segments.next().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
