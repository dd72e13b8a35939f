package dev.sbsync.transport.internal.httpclient;

import java.io.IOException;

/** A proxy refused the tunnel. The server has not received anything. */
final class TunnelRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    TunnelRefusedException(int status) {
        super("the proxy answered " + status + " and refused the tunnel"
                + (status == 407 ? "; proxies with authentication are not supported" : ""));
    }
}
