package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeRequest;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Selects the requests that a fault applies to: by method and path, from the n-th matching call, every n-th, with a
 * probability, a number of times. Defaults: the first call, once. Immutable; {@link Faults} does the counting.
 *
 * <pre>{@code
 * api.faults().add(FaultRule.on("PUT", "/v1/spaces/2/stories/*").fromCall(3).times(2).then(FaultAction.status(503)));
 * api.faults().add(FaultRule.on("*", "/v1/**").withProbability(0.1, 42).then(FaultAction.dropAfter()));
 * }</pre>
 */
public final class FaultRule {
    /** Not set: once, or always if a rule is periodic or random. */
    private static final int UNSAID = 0;

    private static final Pattern METHOD = Pattern.compile("\\*|[A-Z]+");

    private final String description;
    private final Predicate<FakeRequest> matches;
    private final Calls calls;
    private final FaultAction action;

    /** Which of the matching calls the fault applies to. */
    private record Calls(int from, int every, double probability, long seed, int times) {
        int most() {
            if (times != UNSAID) {
                return times;
            }
            return every > 1 || probability < 1 ? Integer.MAX_VALUE : 1;
        }

        @Override
        public String toString() {
            return (from > 1 ? " from call " + from : "")
                    + (every > 1 ? " every " + every : "")
                    + (probability < 1 ? " with probability " + probability + " (seed " + seed + ")" : "")
                    + (most() == Integer.MAX_VALUE ? " always" : most() > 1 ? " " + most() + " times" : "");
        }
    }

    private FaultRule(String description, Predicate<FakeRequest> matches, Calls calls, FaultAction action) {
        this.description = description;
        this.matches = matches;
        this.calls = calls;
        this.action = action;
    }

    /**
     * Returns a rule for a method and a path; by default it answers with status 500.
     *
     * @param method the HTTP method, {@code *} for any
     * @param path the path without its query, in which {@code *} matches anything within a segment and {@code **}
     *     anything
     * @throws IllegalArgumentException if no request can match: the method is not in capitals, or the path does not
     *     start with {@code /} or {@code **}
     */
    public static FaultRule on(String method, String path) {
        checkPath(path);
        Pattern pattern = Pattern.compile(Pattern.quote(path)
                .replace("**", "\\E.\u0000\\Q")
                .replace("*", "\\E[^/]*\\Q")
                .replace("\u0000", "*"));
        return on(
                checkMethod(method) + " " + path,
                request -> (method.equals("*") || method.equals(request.method()))
                        && pattern.matcher(request.path()).matches());
    }

    /**
     * Returns a rule for a method and the items of one kind in any space.
     *
     * @param method the HTTP method, {@code *} for any
     * @param resource the kind as in paths, such as {@code presets}; {@code spaces} for settings; {@code uploads},
     *     {@code downloads} or {@code signatures} for the hosts of files
     * @throws IllegalArgumentException if the method is not in capitals
     */
    public static FaultRule onResource(String method, String resource) {
        return on(
                checkMethod(method) + " " + resource,
                request -> (method.equals("*") || method.equals(request.method()))
                        && !(resource.equals("spaces") && !request.path().startsWith("/v1/"))
                        && resource.equals(request.resource()));
    }

    static String checkMethod(String method) {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("a method is in capitals, or *, not \"" + method + "\"");
        }
        return method;
    }

    static String checkPath(String path) {
        if (!path.startsWith("/") && !path.startsWith("**")) {
            throw new IllegalArgumentException(
                    "a path starts with \"/\" or \"**\", as /v1/spaces/1/** does, not \"" + path + "\"");
        }
        return path;
    }

    /** Returns a rule for the requests that pass a predicate; the description is shown in history and messages. */
    public static FaultRule on(String description, Predicate<FakeRequest> matches) {
        return new FaultRule(
                Objects.requireNonNull(description, "description"),
                Objects.requireNonNull(matches, "matches"),
                new Calls(1, 1, 1, 0, UNSAID),
                FaultAction.status(500));
    }

    /**
     * Returns a copy that applies only to the matching call of that number.
     *
     * @throws IllegalArgumentException if {@code number} is less than 1
     */
    public FaultRule call(int number) {
        return fromCall(number).times(1);
    }

    /**
     * Returns a copy that applies from a matching call on.
     *
     * @throws IllegalArgumentException if {@code call} is less than 1
     */
    public FaultRule fromCall(int call) {
        if (call < 1) {
            throw new IllegalArgumentException("calls are counted from 1, not " + call);
        }
        return with(new Calls(call, calls.every, calls.probability, calls.seed, calls.times));
    }

    /**
     * Returns a copy that applies to every {@code n}-th matching call, always unless {@link #times} is set:
     * {@code every(3)} meets the third, the sixth and so on, {@code fromCall(1).every(3)} the same; after
     * {@code fromCall(5)} it is the fifth, the eighth and so on.
     *
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public FaultRule every(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("every n-th call needs an n of at least 1, not " + n);
        }
        return with(new Calls(
                calls.from == 1 ? n : calls.from,
                n,
                calls.probability,
                calls.seed,
                calls.times == UNSAID && n == 1 ? Integer.MAX_VALUE : calls.times));
    }

    /**
     * Returns a copy that applies at random, always unless {@link #times} is set. Only the seed and the number of the
     * call decide, so the same calls in the same order meet the same faults.
     *
     * @throws IllegalArgumentException if {@code probability} is not between 0 and 1
     */
    public FaultRule withProbability(double probability, long seed) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1, not " + probability);
        }
        int times = calls.times == UNSAID ? Integer.MAX_VALUE : calls.times;
        return with(new Calls(calls.from, calls.every, probability, seed, times));
    }

    /**
     * Returns a copy that applies to a number of calls.
     *
     * @throws IllegalArgumentException if {@code count} is less than 1
     */
    public FaultRule times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a fault happens at least once, not " + count + " times");
        }
        return with(new Calls(calls.from, calls.every, calls.probability, calls.seed, count));
    }

    /** Returns a copy that applies to every matching call. */
    public FaultRule always() {
        return times(Integer.MAX_VALUE);
    }

    /** Returns a copy with another action. */
    public FaultRule then(FaultAction next) {
        return new FaultRule(description, matches, calls, Objects.requireNonNull(next, "next"));
    }

    boolean matches(FakeRequest request) {
        return matches.test(request);
    }

    /**
     * Returns whether the rule applies to a matching call.
     *
     * @param call the call's number, counted from 1
     * @param met the number of calls that the rule has applied to
     */
    boolean meets(int call, int met) {
        return met < calls.most()
                && call >= calls.from
                && (call - calls.from) % calls.every == 0
                && (calls.probability >= 1 || chance(call) < calls.probability);
    }

    FaultAction action() {
        return action;
    }

    @Override
    public String toString() {
        return description + calls + ": " + action;
    }

    private FaultRule with(Calls others) {
        return new FaultRule(description, matches, others, action);
    }

    private double chance(int call) {
        return new SplittableRandom(calls.seed * 0x9E3779B97F4A7C15L + call).nextDouble();
    }
}
