package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/** The user whose token is used (docs/management-api.md). */
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

    /** Returns the login name; empty if there is none. */
    public String userid() {
        return text("userid");
    }

    /** Returns the email address; empty if there is none. */
    public String email() {
        return text("email");
    }

    /** Returns the display name; empty if there is none. */
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

    /** Returns only the id: the rest is personal data. */
    @Override
    public String toString() {
        return "User[id=" + id() + "]";
    }
}
