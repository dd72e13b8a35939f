package dev.sbsync.core.internal.run;

import dev.sbsync.client.AssetTraffic;
import dev.sbsync.client.AssetTransfers;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.run.RunSnapshot.Side;
import dev.sbsync.transport.TransportStats;

/**
 * Measures the requests and files of one side of a run. Thread-safe.
 *
 * @param ownFiles whether the client's files are counted here; a client of both sides counts them once, in the source
 */
record SideMeter(ManagementClient client, boolean ownFiles, TransportStats requestsBefore, AssetTraffic filesBefore) {

    static SideMeter start(ManagementClient client, boolean ownFiles) {
        return new SideMeter(client, ownFiles, client.stats(), client.assetTraffic());
    }

    TransportStats requests() {
        return client.stats().minus(requestsBefore);
    }

    AssetTraffic files() {
        return ownFiles ? client.assetTraffic().minus(filesBefore) : AssetTraffic.NONE;
    }

    private AssetTransfers transfers() {
        return ownFiles ? client.assetTransfers() : AssetTransfers.NONE;
    }

    /** Returns the side for a snapshot, with the requests and files of an attempt. May wait for the client's lock. */
    Side snapshot(SpaceRef space, TransportStats requests, AssetTraffic files) {
        return new Side(space, requests, client.rateLimit(), files, transfers());
    }
}
