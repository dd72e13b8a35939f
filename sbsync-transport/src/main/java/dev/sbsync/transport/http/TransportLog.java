package dev.sbsync.transport.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logger of the transport: one name for embedders to configure, whichever class has something to log. */
final class TransportLog {

    static final Logger LOG = LoggerFactory.getLogger("dev.sbsync.transport.HttpTransport");

    private TransportLog() {}
}
