package dev.sbsync.client.internal;

import dev.sbsync.client.error.FieldMessage;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Removes secrets from responses before they appear in messages. Immutable. */
final class Redaction {

    private static final int MAX_EXCERPT = 200;
    private static final int MAX_MESSAGE = 500;
    private static final int MAX_READ = 8192;
    private static final String HIDDEN = "***";
    private static final String SECRET_NAMES = "(?:token|secret|password|authorization|api_key)";
    private static final Pattern SECRET_NAME = Pattern.compile(SECRET_NAMES, Pattern.CASE_INSENSITIVE);
    private static final Pattern SECRET_VALUE = Pattern.compile(
            "(\"[^\"]{0,60}" + SECRET_NAMES + "[^\"]{0,60}\"\\s*+:\\s*+\")" + "(?:[^\"\\\\]|\\\\.)*+",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BEARER = Pattern.compile("(bearer\\s++)\\S++", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s\\u2028\\u2029]++");

    private final Token token;

    Redaction(Token token) {
        this.token = token;
    }

    /** Returns the start of a body as one line without secrets; empty if there is nothing. */
    String excerpt(TransportResponse response) {
        int length = Math.min(response.body().length, MAX_READ);
        return cut(clean(new String(response.body(), 0, length, StandardCharsets.UTF_8)), MAX_EXCERPT);
    }

    /** Returns a message as one line without secrets; the value of a field with a secret's name is hidden entirely. */
    FieldMessage message(FieldMessage message) {
        boolean secret = SECRET_NAME.matcher(message.field()).find();
        return new FieldMessage(text(message.field()), secret ? HIDDEN : text(message.message()));
    }

    private String text(String text) {
        return cut(clean(text.length() <= MAX_READ ? text : text.substring(0, MAX_READ)), MAX_MESSAGE);
    }

    private String clean(String text) {
        String hidden = token.hiddenIn(text);
        hidden = SECRET_VALUE.matcher(hidden).replaceAll("$1" + HIDDEN);
        hidden = BEARER.matcher(hidden).replaceAll("$1" + HIDDEN);
        return UNPRINTABLE.matcher(hidden).replaceAll(" ").strip();
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
