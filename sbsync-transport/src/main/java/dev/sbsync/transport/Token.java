package dev.sbsync.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The secret value of the {@code Authorization} header. {@link #toString} does not reveal it. Immutable.
 *
 * <p>The Management API expects a personal access token as it is, and an OAuth token as {@code Bearer <token>}
 * (docs/management-api.md).
 */
public final class Token {

    private static final String BEARER = "Bearer ";

    private final String value;

    private Token(String value) {
        this.value = value;
    }

    /**
     * Creates a token from the value of the header.
     *
     * @throws IllegalArgumentException if it is empty or contains characters other than printable ASCII without spaces;
     *     the message does not contain the value
     */
    public static Token of(String value) {
        Objects.requireNonNull(value, "value");
        String bare = value.startsWith(BEARER) ? value.substring(BEARER.length()) : value;
        if (bare.isEmpty()) {
            throw new IllegalArgumentException("The token is empty; pass the personal access token of your account.");
        }
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c < 0x21 || c > 0x7e) {
                throw new IllegalArgumentException("The token contains an invalid character (code " + (int) c
                        + " at position " + (i + 1) + " of " + bare.length()
                        + "); copy it again without spaces and line breaks.");
            }
        }
        return new Token(value);
    }

    /** Returns the secret, only for use in the header. */
    public String reveal() {
        return value;
    }

    /** Returns the text with the secret replaced, both plain and URL-encoded. */
    public String hiddenIn(String text) {
        String bare = value.startsWith(BEARER) ? value.substring(BEARER.length()) : value;
        return text.replace(bare, "***").replace(URLEncoder.encode(bare, StandardCharsets.UTF_8), "***");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token token && token.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns a constant. */
    @Override
    public String toString() {
        return "Token[***]";
    }
}
