package dev.sbsync.client.internal;

import dev.sbsync.client.model.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks that a record of an answer is the one that was asked for, or the one that was sent. An answer about something
 * else (a cache, a proxy or a server that mixes up its answers) is as good as none. Must be immutable.
 */
@FunctionalInterface
public interface Subject {

    /** Takes any record. */
    Subject ANY = record -> null;

    /** Where a record lies and what kind it is: the API stores these as they are sent, or refuses them. */
    List<String> PLACE = List.of("is_folder", "parent_id", "component_id", "datasource_id", "object_type", "access");

    /** What a record is called: the API may spell it in its own way. */
    List<String> NAMES = List.of("slug", "name");

    /** Returns how a record differs from what was asked for, in a few words; null if it does not. */
    @Nullable
    String problemOf(JsonNode record);

    /** Checks this and then {@code other}. */
    default Subject and(Subject other) {
        return record -> {
            String problem = problemOf(record);
            return problem == null ? other.problemOf(record) : problem;
        };
    }

    /** Takes the record with an id. */
    static Subject id(long id) {
        return number("id", id);
    }

    /** Takes records that have a number, or say nothing of it. */
    static Subject number(String name, long number) {
        return record -> {
            JsonNode shown = record.path(name);
            return shown.isMissingNode() || shown.isNull() || shown.asLong(0) == number
                    ? null
                    : "its " + name + " is " + shown.asLong(0) + ", not " + number;
        };
    }

    /** Takes records that have a text, or say nothing of it. */
    static Subject text(String name, String text) {
        return record -> {
            String shown = record.path(name).stringValue(text);
            return shown.equals(text) ? null : "its " + name + " is another one";
        };
    }

    /** Takes records in which something is true or false, or that say nothing of it. */
    static Subject flag(String name, boolean value) {
        return record -> record.path(name).booleanValue(value) == value ? null : "its " + name + " is " + !value;
    }

    /** Takes a record that has these attributes, as texts. */
    static Subject having(String... names) {
        return record -> {
            for (String name : names) {
                if (!record.path(name).isString()) {
                    return "it has no " + name;
                }
            }
            return null;
        };
    }

    /**
     * Takes a new record of what was sent. Its place and kind are as sent; of its names one is the same up to letters
     * that the API may spell differently. What was not sent, or is not shown, is not compared.
     */
    static Subject created(ObjectNode sent) {
        return record -> {
            if (record.path("id").asLong(0) <= 0) {
                return "its id is not positive";
            }
            for (String name : PLACE) {
                JsonNode shown = record.path(name);
                if (sent.has(name)
                        && !shown.isMissingNode()
                        && !place(sent.path(name)).equals(place(shown))) {
                    return "its " + name + " is another one than was sent";
                }
            }
            return sameName(sent, record) ? null : "its name and slug are others than were sent";
        };
    }

    private static String place(JsonNode value) {
        return value.isNull() ? "0" : value.asString("");
    }

    private static boolean sameName(ObjectNode sent, JsonNode record) {
        boolean compared = false;
        for (String name : NAMES) {
            if (sent.path(name).isString() && record.path(name).isString()) {
                if (Spelling.same(
                        sent.path(name).stringValue(), record.path(name).stringValue())) {
                    return true;
                }
                compared = true;
            }
        }
        return !compared;
    }
}
