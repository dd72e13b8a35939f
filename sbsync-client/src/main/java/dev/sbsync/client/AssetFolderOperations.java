package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.AssetFolder;
import dev.sbsync.client.model.AssetFolderPayload;
import java.util.List;

/**
 * Reads and writes the folders of assets of one space (docs/management-api.md). Thread-safe; every method makes one
 * request and blocks until its answer is there.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class AssetFolderOperations {

    private final ResourceCalls<AssetFolder> calls;

    AssetFolderOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "asset_folders", "asset_folder", AssetFolder::of);
    }

    /** Returns all asset folders of the space, in the API's order; the API does not page them. A read: repeated. */
    public List<AssetFolder> list() {
        return calls.all();
    }

    /**
     * Returns one asset folder. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public AssetFolder get(long id) {
        return calls.get(id);
    }

    /**
     * Creates an asset folder and returns it as stored. Not repeated where the answer is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public AssetFolder create(AssetFolderPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates an asset folder; attributes that the payload lacks stay. What the API answers is not known for sure, so
     * that nothing is returned. Repeated where the answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, AssetFolderPayload payload) {
        calls.updateSilently(id, payload.json());
    }

    /**
     * Deletes an asset folder. Its folders move to the folder above, its assets lie in no folder then. Repeated where
     * the answer is lost; that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }

    /**
     * Deletes an asset folder and all folders below it; the assets of all of them lie in no folder then. Repeated as
     * {@link #delete}.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void deleteWithSubfolders(long id) {
        calls.delete(id, new Parameter("recursive", "true"));
    }
}
