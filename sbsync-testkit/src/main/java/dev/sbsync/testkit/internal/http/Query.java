package dev.sbsync.testkit.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The decoded query of a request. The last value of a repeated name counts; an empty value counts as none. */
public final class Query {
    private static final Set<String> PAGING = Set.of("page", "per_page");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Map.Entry<String, String>> parameters = new ArrayList<>();

    public Query(String raw) {
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.put(decode(name), value);
                parameters.add(Map.entry(decode(name), value));
            }
        }
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Returns whether a parameter is {@code 1} or {@code true} (docs/management-api.md). */
    public boolean isOn(String name) {
        return get(name).map(Query::on).orElse(false);
    }

    /** Returns the parts of a comma-joined parameter. */
    public Optional<List<String>> list(String name) {
        return get(name).map(value -> {
            List<String> parts = new ArrayList<>();
            for (String part : value.split(",", -1)) {
                if (!part.isBlank()) {
                    parts.add(part.trim());
                }
            }
            return parts;
        });
    }

    /** Returns the test that a parameter asks for; everything passes without the parameter. */
    public <T> Predicate<T> test(String name, Function<String, Predicate<T>> test) {
        return get(name).map(test).orElse(item -> true);
    }

    /** Returns the test that the parts of a comma-joined parameter ask for; everything passes without the parameter. */
    public <T> Predicate<T> testAny(String name, Function<Set<String>, Predicate<T>> test) {
        return list(name).<Set<String>>map(HashSet::new).map(test).orElse(item -> true);
    }

    int integer(String name, int fallback) {
        return get(name)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(fallback);
    }

    /** Returns all parameters except the page as one text, in a stable order. */
    public String withoutPaging() {
        return parameters.stream()
                .filter(parameter -> !PAGING.contains(parameter.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .toList()
                .toString();
    }

    /** Returns every parameter, in the order of the query. */
    public List<Map.Entry<String, String>> parameters() {
        return parameters;
    }

    public Set<String> names() {
        return values.keySet();
    }

    public static boolean on(String value) {
        return value.equals("1") || value.equals("true");
    }

    public static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.error(400, "malformed percent-encoding: " + e.getMessage());
        }
    }
}
