package dev.sbsync.core.internal.run;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.run.RunSnapshot.Side;
import dev.sbsync.transport.TransportStats;

/** Measures the requests and files of one side of a run, whose client is its own. Thread-safe. */
record SideMeter(ManagementClient client, TransportStats requestsBefore, AssetTraffic filesBefore) {

    static SideMeter start(ManagementClient client) {
        return new SideMeter(client, client.stats(), client.assetTraffic());
    }

    TransportStats requests() {
        return client.stats().minus(requestsBefore);
    }

    AssetTraffic files() {
        return client.assetTraffic().minus(filesBefore);
    }

    /** Returns the side for a snapshot, with the requests and files of an attempt. May wait for the client's lock. */
    Side snapshot(SpaceRef space, TransportStats requests, AssetTraffic files) {
        return new Side(space, requests, client.rateLimit(), files, client.assetTransfers());
    }
}
