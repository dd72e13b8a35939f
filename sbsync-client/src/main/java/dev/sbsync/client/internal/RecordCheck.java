package dev.sbsync.client.internal;

import dev.sbsync.client.model.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks that a record in an answer is the one that was requested or sent. An answer about another record (from a
 * cache, a proxy or a server that mixes up responses) is unusable. Must be immutable.
 */
@FunctionalInterface
public interface RecordCheck {

    /** Accepts any record. */
    RecordCheck ANY = record -> null;

    /** Attributes for the place and kind of a record: the API stores them as sent, or refuses them. */
    List<String> PLACE = List.of("is_folder", "parent_id", "component_id", "datasource_id", "object_type", "access");

    /** Attributes for the name of a record: the API may normalize their spelling. */
    List<String> NAMES = List.of("slug", "name");

    /** Returns how a record differs from the expected one, in a few words; null if it does not. */
    @Nullable
    String problemOf(JsonNode record);

    /** Checks this and then {@code other}. */
    default RecordCheck and(RecordCheck other) {
        return record -> {
            String problem = problemOf(record);
            return problem == null ? other.problemOf(record) : problem;
        };
    }

    /** Accepts the record with an id. */
    static RecordCheck id(long id) {
        return number("id", id);
    }

    /** Accepts records with this number, or without the attribute. */
    static RecordCheck number(String name, long number) {
        return record -> {
            JsonNode shown = record.path(name);
            return shown.isMissingNode() || shown.isNull() || shown.asLong(0) == number
                    ? null
                    : "its " + name + " is " + shown.asLong(0) + ", not " + number;
        };
    }

    /** Accepts records with this text, or without the attribute. */
    static RecordCheck text(String name, String text) {
        return record -> {
            String shown = record.path(name).stringValue(text);
            return shown.equals(text) ? null : "its " + name + " is another one";
        };
    }

    /** Accepts records with this flag, or without the attribute. */
    static RecordCheck flag(String name, boolean value) {
        return record -> record.path(name).booleanValue(value) == value ? null : "its " + name + " is " + !value;
    }

    /** Accepts records that have these attributes, as texts. */
    static RecordCheck having(String... names) {
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
     * Accepts a new record created from what was sent: the same place and kind, and a name that is the same except for
     * the API's spelling. Attributes missing on either side are not compared.
     */
    static RecordCheck created(ObjectNode sent) {
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
