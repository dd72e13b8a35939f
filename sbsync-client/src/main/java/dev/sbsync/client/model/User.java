package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/**
 * The user whose token is used (docs/management-api.md).
 *
 * <p>Accessors never fail: an attribute that is absent, null or of another type gives the default that each names.
 * Immutable unless {@link #raw()} is changed.
 */
public final class User extends RawRecord {

    private User(JsonNode raw) {
        super(raw, "user");
    }

    /**
     * Creates a user from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static User of(JsonNode raw) {
        return new User(raw);
    }

    /** Returns the name to log in with; empty if there is none. */
    public String userid() {
        return text("userid");
    }

    /** Returns the email address; empty if there is none. */
    public String email() {
        return text("email");
    }

    /** Returns the name that people see; empty if there is none. */
    public String friendlyName() {
        return text("friendly_name");
    }

    /** Returns the time zone; empty if there is none. */
    public String timezone() {
        return text("timezone");
    }

    /** Returns the language of the user interface; empty if there is none. */
    public String lang() {
        return text("lang");
    }

    /** Returns the id alone: the rest is personal. */
    @Override
    public String toString() {
        return "User[id=" + id() + "]";
    }
}
