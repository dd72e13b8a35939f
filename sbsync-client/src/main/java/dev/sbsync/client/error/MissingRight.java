package dev.sbsync.client.error;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes the right that a refused request needs, in plain words: only the API knows the names of scopes. */
final class MissingRight {

    private static final Pattern IN_SPACE = Pattern.compile("/v1/spaces/(\\d+)(?:/(\\w+)(/.*)?)?");

    private MissingRight() {}

    /**
     * Returns a text such as {@code the right to read stories of space 1001}.
     *
     * @param publishes whether the request both writes and publishes: either right may be missing
     */
    static String of(ApiFailure failure, boolean publishes) {
        Matcher path = IN_SPACE.matcher(failure.path());
        boolean reads = failure.method().equals("GET");
        if (!path.matches()) {
            return "the right to this request";
        }
        String resource = path.group(2) == null ? "settings" : path.group(2).replace('_', ' ');
        String rest = path.group(3) == null ? "" : path.group(3);
        String writes = publishes ? "write and publish" : "write";
        String action = rest.endsWith("publish") ? "publish" : reads ? "read" : writes;
        return "the right to " + action + " " + resource + " of space " + path.group(1);
    }
}
