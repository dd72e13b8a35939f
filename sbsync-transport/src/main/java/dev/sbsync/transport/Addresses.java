package dev.sbsync.transport;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a token may go, and how an address is shown to people. */
public final class Addresses {

    /** Loopback by its very text: a name that merely resolves to a loopback address does not count. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[(0{1,4}:){7}0{0,3}1]");

    private Addresses() {}

    /**
     * Checks that a request to {@code uri} gives nothing away: https, or http to a loopback host, and no user info.
     *
     * @throws IllegalArgumentException if it would
     */
    public static void requireSafe(URI uri) {
        String host = uri.getHost();
        if (uri.getScheme() == null || host == null) {
            throw new IllegalArgumentException(
                    "The address " + shown(uri) + " is not absolute; it needs https and a host.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The address " + shown(uri) + " has user info before its host; remove it, a token goes apart.");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback(uri))) {
            throw new IllegalArgumentException("The address " + shown(uri)
                    + " would send the token unprotected; use https (http is for loopback hosts only).");
        }
    }

    /** Returns whether {@code uri} names this machine. */
    public static boolean loopback(URI uri) {
        return uri.getHost() != null
                && LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns scheme, host, port and path: neither user info nor query nor fragment, which may hold secrets. */
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
