package dev.sbsync.transport.internal.httpclient;

import java.io.IOException;

/** A proxy made no tunnel, and answered in the server's place. The server has seen nothing. */
final class TunnelRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    TunnelRefusedException(int status) {
        super("the proxy answered " + status + " and made no tunnel"
                + (status == 407 ? "; proxies that ask for a password are not supported" : ""));
    }
}
