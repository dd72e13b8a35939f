package dev.sbsync.transport.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logger of all classes of the transport. Its name is stable, so that embedders can configure it. */
final class TransportLog {

    static final Logger LOG = LoggerFactory.getLogger("dev.sbsync.transport.HttpTransport");

    private TransportLog() {}
}
