package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.internal.json.Nodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads fault rules from JSON; the format is in the documentation of the testkit. */
final class FaultFile {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final Set<String> RULE_FIELDS =
            Set.of("method", "path", "resource", "fromCall", "every", "probability", "seed", "times", "action");
    private static final Set<String> ACTION_FIELDS =
            Set.of("kind", "status", "body", "headers", "delay", "answerAfter", "rows", "total", "location");

    private static final Map<String, Function<FaultFile, FaultAction>> KINDS = Map.ofEntries(
            Map.entry("status", file -> FaultAction.status(file.status(), file.body())),
            Map.entry("status-after", file -> FaultAction.statusAfter(file.status(), file.body())),
            Map.entry("html", file -> FaultAction.html(file.status())),
            Map.entry("html-after", file -> FaultAction.htmlAfter(file.status())),
            Map.entry("redirect", file -> FaultAction.redirect(file.status(), file.location())),
            Map.entry("empty-page", file -> FaultAction.emptyPage()),
            Map.entry("short-page", file -> FaultAction.shortPage(file.number("rows"))),
            Map.entry("repeated-page", file -> FaultAction.repeatedPage()),
            Map.entry("without-total", file -> FaultAction.withoutTotal()),
            Map.entry("total", file -> FaultAction.total(file.number("total"))),
            Map.entry("foreign", file -> FaultAction.foreign()),
            Map.entry("duplicate-key", file -> FaultAction.duplicateKey()),
            Map.entry("read-lag", file -> FaultAction.readLag(file.duration("delay"))),
            Map.entry("list-lag", file -> FaultAction.listLag(file.duration("delay"))),
            Map.entry(
                    "throttled",
                    file -> file.action.has("body") ? FaultAction.status(429, file.body()) : FaultAction.throttled()),
            Map.entry("drop-before", file -> FaultAction.dropBefore()),
            Map.entry("drop-after", file -> FaultAction.dropAfter()),
            Map.entry("reset", file -> FaultAction.reset()),
            Map.entry("hang", file -> FaultAction.hang()),
            Map.entry("hang-after", file -> FaultAction.hangAfter()),
            Map.entry("truncate", file -> FaultAction.truncate()),
            Map.entry("expired", file -> FileFaults.expired()),
            Map.entry("refused", file -> FileFaults.refused()),
            Map.entry("slow-down", file -> FileFaults.slowDown()),
            Map.entry("cut-upload", file -> FileFaults.cutUpload()),
            Map.entry("endless", file -> FaultAction.endless()),
            Map.entry("slow", file -> FaultAction.slow(file.duration("delay"))),
            Map.entry(
                    "late-commit",
                    file -> file.action.has("status")
                            ? FaultAction.lateCommit(file.duration("delay"), file.status(), file.body())
                            : FaultAction.lateCommit(file.duration("delay"))));

    private final String place;
    private final JsonNode action;

    private FaultFile(String place, JsonNode action) {
        this.place = place;
        this.action = action;
    }

    static List<FaultRule> rules(JsonNode root) {
        JsonNode rules = root.path("rules");
        if (!rules.isArray()) {
            throw new FaultsException("$", "an object with an array \"rules\" is needed");
        }
        unknown(root, "$", Set.of("rules"));
        List<FaultRule> read = new ArrayList<>();
        for (JsonNode rule : rules) {
            read.add(rule(rule, "rules[" + read.size() + "]"));
        }
        return List.copyOf(read);
    }

    private static FaultRule rule(JsonNode json, String place) {
        if (!json.isObject()) {
            throw new FaultsException(place, "a rule is an object, not " + json);
        }
        unknown(json, place, RULE_FIELDS);
        String method = text(json, "method", place, "*");
        at(place + ".method", () -> FaultRule.checkMethod(method));
        if (!json.has("action")) {
            throw new FaultsException(
                    place + ".action", "the action is missing: one of " + new TreeSet<>(KINDS.keySet()));
        }
        FaultAction action = new FaultFile(place + ".action", json.path("action")).read();
        return calls(selected(json, method, place), json, place).then(action);
    }

    private static FaultRule selected(JsonNode json, String method, String place) {
        String path = text(json, "path", place, "/v1/**");
        at(place + ".path", () -> FaultRule.checkPath(path));
        String resource = text(json, "resource", place, "");
        if (!resource.isEmpty() && json.has("path")) {
            throw new FaultsException(place + ".resource", "a rule has either a path or a resource");
        }
        return resource.isEmpty() ? FaultRule.on(method, path) : FaultRule.onResource(method, resource);
    }

    /** Returns a copy of a rule with the calls that it meets. */
    private static FaultRule calls(FaultRule every, JsonNode json, String place) {
        FaultRule rule = every;
        if (json.has("fromCall")) {
            rule = rule.fromCall(count(json, "fromCall", place));
        }
        if (json.has("every")) {
            rule = rule.every(count(json, "every", place));
        }
        if (json.has("probability")) {
            rule = rule.withProbability(probability(json, place), seed(json, place));
        } else if (json.has("seed")) {
            throw new FaultsException(place + ".seed", "a seed goes with a probability");
        }
        if (json.path("times").asString("").equals("always")) {
            rule = rule.always();
        } else if (json.has("times")) {
            rule = rule.times(count(json, "times", place));
        }
        return rule;
    }

    private FaultAction read() {
        if (!action.isObject() && !action.isString()) {
            throw new FaultsException(place, "a kind or an object with a kind is needed, not " + action);
        }
        if (action.isObject()) {
            unknown(action, place, ACTION_FIELDS);
        }
        String kind = action.isString() ? action.stringValue() : text(action, "kind", place, "status");
        Function<FaultFile, FaultAction> known = KINDS.get(kind);
        if (known == null) {
            throw new FaultsException(
                    place + (action.isObject() ? ".kind" : ""),
                    "\"" + kind + "\" is none of " + new TreeSet<>(KINDS.keySet()));
        }
        FaultAction read = known.apply(this);
        for (Map.Entry<String, JsonNode> header : action.path("headers").properties()) {
            read = read.withHeader(header.getKey(), header.getValue().asString(""));
        }
        return action.has("answerAfter") ? read.answeringAfter(duration("answerAfter")) : read;
    }

    private int status() {
        JsonNode status = action.path("status");
        if (!status.isInt()) {
            throw new FaultsException(place + ".status", "a status is from 200 to 599, not " + shown(status));
        }
        return at(place + ".status", () -> FaultAction.checkStatus(status.intValue()));
    }

    private String location() {
        return text(action, "location", place, "");
    }

    private int number(String field) {
        JsonNode value = action.path(field);
        if (!value.isInt() || value.intValue() < 0) {
            throw new FaultsException(place + "." + field, "a whole number from 0 is needed, not " + shown(value));
        }
        return value.intValue();
    }

    /** A text is sent as it is, anything else as JSON. */
    private String body() {
        JsonNode body = action.path("body");
        return body.isMissingNode() ? "" : body.isString() ? body.stringValue() : Nodes.text(body);
    }

    private Duration duration(String field) {
        String value = action.path(field).asString("");
        Matcher parts = DURATION.matcher(value);
        if (!parts.matches()) {
            throw new FaultsException(
                    place + "." + field, "a time such as 250ms, 5s or 2m is needed, not " + shown(action.path(field)));
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static String text(JsonNode json, String field, String place, String fallback) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isString()) {
            throw new FaultsException(place + "." + field, "a text is needed, not " + value);
        }
        return Nodes.string(json, field, fallback);
    }

    private static int count(JsonNode json, String field, String place) {
        JsonNode value = json.path(field);
        if (!value.isInt() || value.intValue() < 1) {
            throw new FaultsException(place + "." + field, "a whole number from 1 is needed, not " + value);
        }
        return value.intValue();
    }

    private static double probability(JsonNode json, String place) {
        JsonNode value = json.path("probability");
        if (!value.isNumber() || value.asDouble(-1) < 0 || value.asDouble(-1) > 1) {
            throw new FaultsException(place + ".probability", "a number from 0 to 1 is needed, not " + value);
        }
        return value.asDouble(0);
    }

    private static long seed(JsonNode json, String place) {
        JsonNode value = json.path("seed");
        if (!value.isMissingNode() && !value.isIntegralNumber()) {
            throw new FaultsException(place + ".seed", "a whole number is needed, not " + value);
        }
        return value.asLong(0);
    }

    private static void unknown(JsonNode json, String place, Set<String> known) {
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw new FaultsException(place + "." + name, "there is no such field, only " + new TreeSet<>(known));
            }
        }
    }

    /** Returns what a check returns; its exception names the place. */
    private static <T> T at(String place, Supplier<T> check) {
        try {
            return check.get();
        } catch (IllegalArgumentException bad) {
            throw new FaultsException(place, String.valueOf(bad.getMessage()));
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
