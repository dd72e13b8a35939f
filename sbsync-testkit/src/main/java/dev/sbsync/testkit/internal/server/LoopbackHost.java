package dev.sbsync.testkit.internal.server;

import dev.sbsync.testkit.FakeRequest;
import java.util.regex.Pattern;

/** The host names that the fake accepts. A web page whose name resolves to 127.0.0.1 sends that name and is refused. */
final class LoopbackHost {
    private static final Pattern NAMES =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private LoopbackHost() {}

    /** Returns whether a request names a loopback host, in its {@code Host} header and on its request line. */
    static boolean named(FakeRequest request) {
        return request.header("Host").filter(LoopbackHost::loopback).isPresent();
    }

    /** Returns whether an authority, a name with or without a port, is a loopback host. */
    static boolean loopback(String authority) {
        return NAMES.matcher(authority).matches();
    }
}
