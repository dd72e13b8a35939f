package dev.sbsync.testkit.internal.story.list;

import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Conditions on fields of the content: {@code filter_query[field][operation]=value}, all of which must hold, and
 * {@code filter_query[__or][][field][operation]=value}, of which one must (docs/management-api.md).
 */
final class ContentQuery {
    private static final Pattern NAME =
            Pattern.compile("filter_query(\\[__or\\]\\[\\])?\\[([^\\]]+)\\]\\[([a-z_]+)\\]");

    private static final int IGNORING_CASE = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private ContentQuery() {}

    static Predicate<StoredStory> of(Query query) {
        List<Predicate<JsonNode>> all = new ArrayList<>();
        List<Predicate<JsonNode>> any = new ArrayList<>();
        for (Map.Entry<String, String> parameter : query.parameters()) {
            Matcher name = NAME.matcher(parameter.getKey());
            if (name.matches()) {
                Predicate<JsonNode> test = condition(name.group(3), parameter.getValue());
                String field = name.group(2);
                (name.group(1) == null ? all : any).add(content -> test.test(field(content, field)));
            } else if (parameter.getKey().startsWith("filter_query[")) {
                throw Refusal.error(422, "not a condition of filter_query: " + parameter.getKey());
            }
        }
        return story -> all.stream().allMatch(test -> test.test(story.content()))
                && (any.isEmpty() || any.stream().anyMatch(test -> test.test(story.content())));
    }

    private static JsonNode field(JsonNode content, String path) {
        JsonNode at = content;
        for (String name : path.split("\\.", -1)) {
            at = at.path(name);
        }
        return at;
    }

    private static Predicate<JsonNode> condition(String operation, String value) {
        List<String> values = List.of(value.split(",", -1));
        return switch (operation) {
            case "in" -> field -> values.contains(text(field));
            case "not_in" -> field -> !values.contains(text(field));
            case "like" ->
                field -> like(value, IGNORING_CASE).matcher(text(field)).matches();
            case "not_like" ->
                field -> !like(value, IGNORING_CASE).matcher(text(field)).matches();
            case "exists" -> field -> absent(field) != Query.on(value);
            case "in_array" -> field -> elements(field).stream().anyMatch(values::contains);
            case "all_in_array" -> field -> elements(field).containsAll(values);
            case "gt_date" ->
                field -> !text(field).isEmpty() && minutes(text(field)).compareTo(minutes(value)) > 0;
            case "lt_date" ->
                field -> !text(field).isEmpty() && minutes(text(field)).compareTo(minutes(value)) < 0;
            case "gt_int", "gt_float" -> field -> compared(field, value, 1);
            case "lt_int", "lt_float" -> field -> compared(field, value, -1);
            case "is" -> field -> is(field, value);
            default -> throw Refusal.error(422, "not an operation of filter_query: " + operation);
        };
    }

    private static boolean is(JsonNode field, String state) {
        return switch (state) {
            case "empty" -> absent(field) || text(field).isEmpty();
            case "not_empty" -> !absent(field) && !text(field).isEmpty();
            case "empty_array" -> field.isArray() && field.isEmpty();
            case "not_empty_array" -> field.isArray() && !field.isEmpty();
            case "null" -> absent(field);
            case "not_null" -> !absent(field);
            case "true", "false" -> field.isBoolean() && field.booleanValue() == state.equals("true");
            default -> throw Refusal.error(422, "not a state of filter_query: " + state);
        };
    }

    private static boolean compared(JsonNode field, String value, int sign) {
        Optional<BigDecimal> left = number(text(field));
        Optional<BigDecimal> right = number(value);
        return left.isPresent()
                && right.isPresent()
                && Integer.signum(left.get().compareTo(right.get())) == sign;
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Dates are texts such as {@code 2026-01-31 09:00}; a T in between and seconds are ignored. */
    static String minutes(String text) {
        String plain = text.replace('T', ' ');
        return plain.substring(0, Math.min(16, plain.length()));
    }

    /** Compiles a text in which {@code *} matches anything. */
    static Pattern like(String text, int flags) {
        return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"), flags);
    }

    private static List<String> elements(JsonNode field) {
        return field.isArray() ? field.valueStream().map(ContentQuery::text).toList() : List.of();
    }

    private static boolean absent(JsonNode field) {
        return field.isMissingNode() || field.isNull();
    }

    private static String text(JsonNode field) {
        if (absent(field)) {
            return "";
        }
        return field.isValueNode() ? field.asString("") : Nodes.text(field);
    }
}
