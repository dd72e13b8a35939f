package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one fake. A request counts for every rule that it matches; the first rule that meets it acts. Requests
 * that the token or the rate limit keeps out count for none. Thread-safe.
 */
public final class Faults {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Counted> rules = new ArrayList<>();
    private int fired;

    private static final class Counted {
        private final FaultRule rule;
        private int calls;

        Counted(FaultRule rule) {
            this.rule = rule;
        }
    }

    /** Creates an empty list. */
    public Faults() {}

    /** Adds a rule; it counts from now on. */
    public Faults add(FaultRule rule) {
        Objects.requireNonNull(rule, "rule");
        lock.lock();
        try {
            rules.add(new Counted(rule));
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Removes all rules. */
    public void clear() {
        lock.lock();
        try {
            rules.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many requests met a fault so far. */
    public int fired() {
        lock.lock();
        try {
            return fired;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a request be handled, or lets a rule do otherwise. */
    public FakeResponse around(FakeRequest request, Supplier<FakeResponse> handling) {
        FaultAction action = next(request);
        return action == null ? handling.get() : action.apply(handling);
    }

    private @Nullable FaultAction next(FakeRequest request) {
        lock.lock();
        try {
            FaultAction action = null;
            for (Counted counted : rules) {
                if (counted.rule.matches(request)) {
                    counted.calls++;
                    if (action == null && counted.rule.meets(counted.calls)) {
                        action = counted.rule.action();
                        fired++;
                    }
                }
            }
            return action;
        } finally {
            lock.unlock();
        }
    }
}
