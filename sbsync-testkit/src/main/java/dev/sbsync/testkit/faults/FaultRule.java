package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeRequest;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Says which requests a fault meets: by method and path, and of those the calls from the n-th on, a number of times.
 * Defaults: the first call, once. Immutable; {@link Faults} does the counting.
 *
 * <pre>{@code
 * api.faults().add(FaultRule.on("PUT", "/v1/spaces/2/stories/*").fromCall(3).times(2).then(FaultAction.status(503)));
 * }</pre>
 */
public final class FaultRule {
    private final String description;
    private final Predicate<FakeRequest> matches;
    private final int fromCall;
    private final int times;
    private final FaultAction action;

    private FaultRule(String description, Predicate<FakeRequest> matches, int fromCall, int times, FaultAction action) {
        this.description = description;
        this.matches = matches;
        this.fromCall = fromCall;
        this.times = times;
        this.action = action;
    }

    /**
     * Returns a rule for a method and a path; until {@link #then} says otherwise it answers with status 500.
     *
     * @param method the HTTP method, {@code *} for any
     * @param path the path without its query, in which {@code *} stands for anything within a segment and {@code **}
     *     for anything
     */
    public static FaultRule on(String method, String path) {
        Pattern pattern = Pattern.compile(Pattern.quote(path)
                .replace("**", "\\E.\u0000\\Q")
                .replace("*", "\\E[^/]*\\Q")
                .replace("\u0000", "*"));
        return on(
                method + " " + path,
                request -> (method.equals("*") || method.equals(request.method()))
                        && pattern.matcher(request.path()).matches());
    }

    /** Returns a rule for whatever requests a predicate takes; the description is what history and messages show. */
    public static FaultRule on(String description, Predicate<FakeRequest> matches) {
        return new FaultRule(
                Objects.requireNonNull(description, "description"),
                Objects.requireNonNull(matches, "matches"),
                1,
                1,
                FaultAction.status(500));
    }

    /**
     * Returns a copy that lets the first {@code call - 1} matching calls pass.
     *
     * @throws IllegalArgumentException if {@code call} is less than 1
     */
    public FaultRule fromCall(int call) {
        if (call < 1) {
            throw new IllegalArgumentException("calls are counted from 1, not " + call);
        }
        return new FaultRule(description, matches, call, times, action);
    }

    /**
     * Returns a copy that meets so many calls.
     *
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public FaultRule times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a fault happens at least once, not " + count + " times");
        }
        return new FaultRule(description, matches, fromCall, count, action);
    }

    /** Returns a copy that meets every call from the first on. */
    public FaultRule always() {
        return times(Integer.MAX_VALUE);
    }

    /** Returns a copy with another action. */
    public FaultRule then(FaultAction next) {
        return new FaultRule(description, matches, fromCall, times, Objects.requireNonNull(next, "next"));
    }

    boolean matches(FakeRequest request) {
        return matches.test(request);
    }

    /** Says whether the rule meets the matching call of that number, counted from 1. */
    boolean meets(int call) {
        return call >= fromCall && call - fromCall < times;
    }

    FaultAction action() {
        return action;
    }

    @Override
    public String toString() {
        return description + ": " + action;
    }
}
