package dev.sbsync.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's information about a token (docs/management-api.md). Accessors never fail. Immutable unless {@link #raw()}
 * is changed.
 */
public final class TokenInfo {

    private final ObjectNode raw;

    private TokenInfo(ObjectNode raw) {
        this.raw = raw;
    }

    /**
     * Creates token information from what the API sends; the node is shared, not copied.
     *
     * @throws IllegalArgumentException if {@code raw} is not a JSON object
     */
    public static TokenInfo of(JsonNode raw) {
        return new TokenInfo(Attributes.object(raw, "token"));
    }

    /** Returns the JSON as it was received. Shared: copy it before changing it. */
    public ObjectNode raw() {
        return raw;
    }

    /** Returns whether the token is valid; false by default. */
    public boolean valid() {
        return Attributes.flag(raw, "valid");
    }

    /** Returns its kind: {@code pat}, {@code legacy_token} or {@code oauth_app}; empty if there is none. */
    public String type() {
        return Attributes.text(raw, "type");
    }

    /** Returns its scopes, in the API's terms; empty for a token without scopes, which has all rights of its user. */
    public List<String> scopes() {
        return Attributes.texts(raw, "scopes");
    }

    /** Returns the spaces it is restricted to; empty if it is not restricted. */
    public List<Long> spaceIds() {
        return Attributes.ids(raw, "space_ids");
    }

    /** Returns when it expires; empty if never, or if the text is not an ISO-8601 timestamp. */
    public Optional<Instant> expiresAt() {
        return Attributes.instant(raw, "expires_at");
    }

    /** Returns whether it is valid, its kind and its scopes; nothing of the token itself. */
    @Override
    public String toString() {
        return "TokenInfo[valid=" + valid() + ", type=" + type() + ", scopes=" + scopes() + "]";
    }
}
