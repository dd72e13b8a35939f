package dev.sbsync.core.internal.sqlite;

import dev.sbsync.core.internal.state.JsonFields;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/** The process that has a state file open. */
record Owner(long pid, String host, Instant since) {

    static Owner thisProcess(Instant now) {
        return new Owner(ProcessHandle.current().pid(), thisHost(), now);
    }

    static Owner of(String text) {
        return JsonFields.read(text, Owner.class);
    }

    String toJson() {
        return JsonFields.text(this);
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host + ", since " + since;
    }
}
