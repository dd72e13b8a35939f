package dev.sbsync.testkit;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A token that a fake accepts, and what it may do. By default it may do everything in every space, and never expires.
 * Immutable; {@link #toString()} does not show the token.
 *
 * <p>Scopes are those of 2026 (docs/management-api.md): read, write and publish, each including those before it, and
 * spaces. What a scope does not allow is answered with 403 (the texts vary there; here it is {@code Forbidden}), and
 * nothing is changed.
 */
public final class FakeToken {
    private final String value;
    private final Scope scope;
    private final Map<String, Scope> resources;
    private final Set<Long> spaces;
    private final int calls;

    /** The scope of a token. */
    public enum Scope {
        /** Nothing. */
        NONE,
        /** Read. */
        READ,
        /** Read, and write without publishing. */
        WRITE,
        /** Read, write, publish and unpublish. */
        PUBLISH
    }

    private FakeToken(String value, Scope scope, Map<String, Scope> resources, Set<Long> spaces, int calls) {
        this.value = value;
        this.scope = scope;
        this.resources = Map.copyOf(resources);
        this.spaces = spaces;
        this.calls = calls;
    }

    /**
     * Returns a token that may do everything.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static FakeToken of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a token must not be blank");
        }
        return new FakeToken(value, Scope.PUBLISH, Map.of(), Set.of(), Integer.MAX_VALUE);
    }

    /** Returns a copy that may write but neither publish nor unpublish. */
    public FakeToken withoutPublish() {
        return with(Scope.WRITE);
    }

    /** Returns a copy that may only read. */
    public FakeToken readOnly() {
        return with(Scope.READ);
    }

    /** Returns a copy with a scope. */
    public FakeToken with(Scope other) {
        return new FakeToken(value, Objects.requireNonNull(other, "other"), resources, spaces, calls);
    }

    /**
     * Returns a copy with another scope for the items of one kind, such as {@code components}; {@code spaces} are the
     * settings.
     */
    public FakeToken with(String resource, Scope other) {
        Map<String, Scope> changed = new TreeMap<>(resources);
        changed.put(resource, Objects.requireNonNull(other, "other"));
        return new FakeToken(value, scope, changed, spaces, calls);
    }

    /** Returns a copy that sees these spaces alone. */
    public FakeToken onlySpaces(long... ids) {
        Set<Long> set = new TreeSet<>();
        Arrays.stream(ids).forEach(set::add);
        return new FakeToken(value, scope, resources, Set.copyOf(set), calls);
    }

    /**
     * Returns a copy that is revoked after a number of requests; the next one is answered with 401.
     *
     * @throws IllegalArgumentException if {@code requests} is negative
     */
    public FakeToken revokedAfter(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("a token is revoked after 0 or more requests, not " + requests);
        }
        return new FakeToken(value, scope, resources, spaces, requests);
    }

    /** Returns the token itself. */
    public String value() {
        return value;
    }

    /** Returns what it may do. */
    public Scope scope() {
        return scope;
    }

    /** Returns what it may do with the items of one kind. */
    public Scope scope(String resource) {
        return resources.getOrDefault(resource, scope);
    }

    /** Returns the spaces that it is restricted to; empty where it sees all. */
    public Set<Long> spaces() {
        return spaces;
    }

    /** Returns after how many requests it is revoked, {@link Integer#MAX_VALUE} for never. */
    public int revokedAfter() {
        return calls;
    }

    /** Returns whether it is restricted in any way. */
    public boolean scoped() {
        return scope != Scope.PUBLISH || !resources.isEmpty() || !spaces.isEmpty();
    }

    /** Returns whether it sees a space. */
    public boolean sees(long space) {
        return spaces.isEmpty() || spaces.contains(space);
    }

    @Override
    public String toString() {
        return "token of scope " + scope
                + (resources.isEmpty() ? "" : " with " + new TreeMap<>(resources))
                + (spaces.isEmpty() ? "" : " for spaces " + spaces);
    }
}
