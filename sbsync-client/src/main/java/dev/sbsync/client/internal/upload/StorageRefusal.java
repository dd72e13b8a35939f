package dev.sbsync.client.internal.upload;

import dev.sbsync.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the storage refused a form, from its XML. The signature of the form is in no message: S3 quotes the policy at
 * most, so only short words are taken over.
 *
 * @param code such as {@code AccessDenied}; empty if the body has none
 * @param message in the storage's words; empty if the body has none
 */
record StorageRefusal(int status, String code, String message) {

    private static final int MOST_READ = 8192;
    private static final Pattern CODE = Pattern.compile("<Code>\\s*([A-Za-z0-9.]{1,60})\\s*</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,200})</Message>");

    static StorageRefusal of(TransportResponse response) {
        String body =
                new String(response.body(), 0, Math.min(MOST_READ, response.body().length), StandardCharsets.UTF_8);
        return new StorageRefusal(response.status(), first(CODE, body), first(MESSAGE, body));
    }

    /** Returns whether the form is too old, and a new signature would do. */
    boolean expired() {
        return status == 403 && message.toLowerCase(Locale.ROOT).contains("expired");
    }

    /** Returns what the storage said, as the end of a sentence. */
    String sentence() {
        String words = (code + (code.isEmpty() || message.isEmpty() ? "" : ": ") + message).strip();
        return "the storage answered " + status + (words.isEmpty() ? "" : " (" + words + ")") + ".";
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? matcher.group(1).replaceAll("[\\p{Cntrl}\\s]+", " ").strip()
                : "";
    }
}
