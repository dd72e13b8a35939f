package dev.sbsync.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A secret for the {@code Authorization} header that never prints itself.
 *
 * <p>The Management API takes a personal access token as it is and an OAuth token as {@code Bearer <token>}
 * (docs/management-api.md); both are given here as they go into the header. Immutable.
 */
public final class Token {

    private static final String BEARER = "Bearer ";

    private final String value;

    private Token(String value) {
        this.value = value;
    }

    /**
     * Creates a token from the text of the header.
     *
     * @throws IllegalArgumentException if it is empty, or holds a space or a character outside printable ASCII; the
     *     message does not repeat the value
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
                throw new IllegalArgumentException("The token has a character that no token has (code " + (int) c
                        + " at position " + (i + 1) + " of " + bare.length()
                        + "); copy it again, without spaces and line breaks.");
            }
        }
        return new Token(value);
    }

    /** Returns the secret itself, for the header and nothing else. */
    public String reveal() {
        return value;
    }

    /** Returns a text in which the secret is hidden, as it is and as it is encoded in addresses. */
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

    /** Returns a fixed text. */
    @Override
    public String toString() {
        return "Token[***]";
    }
}
