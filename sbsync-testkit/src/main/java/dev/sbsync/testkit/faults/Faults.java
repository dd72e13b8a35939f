package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Nodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The faults of one fake. A request counts for every rule that it matches. The first rule that is due acts, and so do
 * all rules that only run code {@linkplain FaultAction#before before} or {@linkplain FaultAction#after after} it.
 * Requests refused by token or rate limit do not count. Thread-safe.
 */
public final class Faults {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Counted> rules = new ArrayList<>();
    private int fired;

    private static final class Counted {
        private final FaultRule rule;
        private int calls;
        private int met;

        Counted(FaultRule rule) {
            this.rule = rule;
        }

        /** Returns whether the rule would act on the next matching call. */
        boolean due() {
            return rule.meets(calls + 1, met);
        }

        /** Counts a matching call and returns whether the rule acts on it, if it is its turn. */
        boolean next(boolean turn) {
            calls++;
            boolean acts = turn && rule.meets(calls, met);
            if (acts) {
                met++;
            }
            return acts;
        }
    }

    /** Creates an empty list. */
    public Faults() {}

    /**
     * Reads rules from a JSON file.
     *
     * <pre>{@code
     * {"rules": [
     *   {"method": "PUT", "path": "/v1/spaces/2/stories/*", "fromCall": 3, "times": 2, "action": {"status": 503}},
     *   {"probability": 0.05, "seed": 42, "action": "drop-after"},
     *   {"every": 10, "action": {"kind": "throttled", "headers": {"Retry-After": "1"}}}]}
     * }</pre>
     *
     * @throws FaultsException if the file cannot be read or is invalid
     */
    public static List<FaultRule> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return FaultFile.rules(Nodes.parse(in));
        } catch (IOException e) {
            throw new FaultsException("cannot read the fault rules " + file + ": " + Nodes.problem(e), e);
        } catch (JacksonException e) {
            throw new FaultsException("cannot read the fault rules " + file + ": " + Nodes.problem(e), e);
        }
    }

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

    /** Returns the number of requests with a fault so far, without {@link FaultAction#before} and {@code after}. */
    public int fired() {
        lock.lock();
        try {
            return fired;
        } finally {
            lock.unlock();
        }
    }

    /** Handles a request, with the rules that are due. */
    public FakeResponse around(FakeRequest request, FaultedRequest handling) {
        FaultedRequest step = handling;
        for (FaultAction action : next(request)) {
            step = new Wrapped(action, step);
        }
        return step.handle();
    }

    /**
     * Returns the answer to a request whose body is to be cut while it is sent; empty for any other request, which does
     * not count until it is handled.
     *
     * @param head the request without its body
     */
    public Optional<FakeResponse> cut(FakeRequest head, FaultedRequest handling) {
        lock.lock();
        try {
            Optional<FaultAction> due = rules.stream()
                    .filter(counted -> counted.rule.matches(head) && counted.due())
                    .map(counted -> counted.rule.action())
                    .filter(action -> action.turn() != Turn.HOOK)
                    .findFirst();
            return due.filter(action -> action.turn() == Turn.CUT).map(action -> around(head, handling));
        } finally {
            lock.unlock();
        }
    }

    /** A request with an action around its handling. */
    private record Wrapped(FaultAction action, FaultedRequest inner) implements FaultedRequest {
        @Override
        public FakeResponse handle() {
            return action.apply(inner);
        }

        @Override
        public void handleAfter(Duration delay) {
            inner.handleAfter(delay);
        }

        @Override
        public FakeResponse handleUnread(Duration lag) {
            return inner.handleUnread(lag);
        }

        @Override
        public FakeResponse handleUnlisted(Duration lag) {
            return inner.handleUnlisted(lag);
        }

        @Override
        public FakeResponse handlePageBefore() {
            return inner.handlePageBefore();
        }

        @Override
        public FakeResponse handleAsForeign() {
            return inner.handleAsForeign();
        }
    }

    /** Returns the actions for a request, innermost first: at most one fault, then the hooks. */
    private List<FaultAction> next(FakeRequest request) {
        lock.lock();
        try {
            @Nullable FaultAction fault = null;
            List<FaultAction> actions = new ArrayList<>();
            for (Counted counted : rules) {
                FaultAction action = counted.rule.action();
                if (counted.rule.matches(request) && counted.next(action.turn() == Turn.HOOK || fault == null)) {
                    if (action.turn() == Turn.HOOK) {
                        actions.add(action);
                    } else {
                        fault = action;
                        fired++;
                    }
                }
            }
            if (fault != null) {
                actions.add(0, fault);
            }
            return actions;
        } finally {
            lock.unlock();
        }
    }
}
