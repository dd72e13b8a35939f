package dev.sbsync.client;

import dev.sbsync.transport.Addresses;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks which base URLs a token may be sent to. */
final class BaseUrl {

    private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

    private BaseUrl() {}

    /** Returns scheme, host and port in lower case, or throws an exception that names the problem. */
    static URI checked(URI url) {
        String problem = problemOf(url);
        if (problem != null) {
            String shown = USER_INFO.matcher(url.toString()).replaceAll("//");
            throw new IllegalArgumentException("The base URL \"" + shown + "\" " + problem
                    + "; give only scheme, host and port, such as " + Region.EU.baseUrl() + ".");
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(scheme(url) + "://" + host(url) + port);
    }

    private static @Nullable String problemOf(URI url) {
        if (!scheme(url).equals("https") && !scheme(url).equals("http")) {
            return "is neither https nor http";
        }
        if (url.getRawUserInfo() != null
                || String.valueOf(url.getRawAuthority()).contains("@")) {
            return "has user info";
        }
        if (url.getHost() == null) {
            return "has no valid host";
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            return "has a port outside 1 to 65535";
        }
        if (url.getRawPath() != null
                && !url.getRawPath().isEmpty()
                && !url.getRawPath().equals("/")) {
            return "has a path; /v1/… is appended automatically";
        }
        if (url.getRawQuery() != null) {
            return "has a query";
        }
        if (url.getRawFragment() != null) {
            return "has a fragment";
        }
        if (scheme(url).equals("http") && !Addresses.loopback(url)) {
            return "would send the token in clear text to another machine: use https (http is for loopback only)";
        }
        return null;
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }
}
