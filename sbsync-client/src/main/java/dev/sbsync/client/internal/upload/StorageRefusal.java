package dev.sbsync.client.internal.upload;

import dev.sbsync.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reason in the storage's XML for refusing a form. Only short texts are used: S3 may quote the policy, but not the
 * signature.
 *
 * @param code such as {@code AccessDenied}; empty if the body has none
 * @param message in the storage's words; empty if the body has none
 */
record StorageRefusal(int status, String code, String message) {

    private static final int MAX_READ = 8192;
    private static final Pattern CODE = Pattern.compile("<Code>\\s*([A-Za-z0-9.]{1,60})\\s*</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,200})</Message>");

    static StorageRefusal of(TransportResponse response) {
        String body =
                new String(response.body(), 0, Math.min(MAX_READ, response.body().length), StandardCharsets.UTF_8);
        return new StorageRefusal(response.status(), first(CODE, body), first(MESSAGE, body));
    }

    /** Returns whether the signature has expired. */
    boolean expired() {
        return status == 403 && message.toLowerCase(Locale.ROOT).contains("expired");
    }

    /** Returns the reason as the end of a sentence. */
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
