package dev.sbsync.testkit.internal.http;

import dev.sbsync.testkit.FakeResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the handler of a method and path. A trailing slash does not count (docs/management-api.md). */
public final class RouteTable {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> pattern, boolean changes, Function<Call, FakeResponse> handler) {}

    /**
     * A matching route, with the variable parts of the path.
     *
     * @param changes whether a call changes something
     */
    public record Match(Map<String, String> variables, boolean changes, Function<Call, FakeResponse> handler) {
        /** Returns a variable part of the path, empty if the route has none of that name. */
        public String variable(String name) {
            return variables.getOrDefault(name, "");
        }
    }

    /** Adds a route without side effects. */
    public RouteTable reads(String method, String pattern, Function<Call, FakeResponse> handler) {
        routes.add(new Route(method, segments(pattern), false, handler));
        return this;
    }

    /** Adds a route with side effects. */
    public RouteTable changes(String method, String pattern, Function<Call, FakeResponse> handler) {
        routes.add(new Route(method, segments(pattern), true, handler));
        return this;
    }

    public Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        for (Route route : routes) {
            if (route.method().equals(method) && route.pattern().size() == segments.size()) {
                Optional<Map<String, String>> variables = variables(route.pattern(), segments);
                if (variables.isPresent()) {
                    return Optional.of(new Match(variables.get(), route.changes(), route.handler()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> variables(List<String> pattern, List<String> segments) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        if (segments.get(0).isEmpty()) {
            segments.remove(0);
        }
        if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
            segments.remove(segments.size() - 1);
        }
        return segments;
    }
}
