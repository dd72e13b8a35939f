package dev.sbsync.transport;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Validates addresses that a token is sent to, and formats addresses for people. */
public final class Addresses {

    /** Literal loopback hosts. Names that resolve to a loopback address do not count. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[(0{1,4}:){7}0{0,3}1]");

    private Addresses() {}

    /**
     * Checks that a token may be sent to {@code uri}: https, or http to a loopback host, without user info.
     *
     * @throws IllegalArgumentException if not
     */
    public static void requireSafe(URI uri) {
        String host = uri.getHost();
        if (uri.getScheme() == null || host == null) {
            throw new IllegalArgumentException(
                    "The address " + shown(uri) + " is not absolute; it needs https and a host.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The address " + shown(uri) + " contains user info; remove it and pass the token separately.");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback(uri))) {
            throw new IllegalArgumentException("The address " + shown(uri)
                    + " would send the token unencrypted; use https (http is allowed for loopback hosts only).");
        }
    }

    /** Returns whether the host of {@code uri} is a loopback host. */
    public static boolean loopback(URI uri) {
        return uri.getHost() != null
                && LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns scheme, host, port and path, without user info, query and fragment, which may contain secrets. */
    public static String shown(URI uri) {
        StringBuilder text = new StringBuilder();
        if (uri.getScheme() != null) {
            text.append(uri.getScheme()).append("://");
        }
        if (uri.getHost() != null) {
            text.append(uri.getHost());
        }
        if (uri.getPort() >= 0) {
            text.append(':').append(uri.getPort());
        }
        if (uri.getRawPath() != null) {
            text.append(uri.getRawPath());
        }
        return text.toString();
    }
}
