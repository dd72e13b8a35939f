package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.model.AssetFolder;
import dev.sbsync.client.model.AssetFolderPayload;
import java.util.List;

/**
 * Reads and writes the folders of assets of one space (docs/management-api.md). Thread-safe. A method sends one request
 * and blocks.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class AssetFolderOperations {

    private final ResourceCalls<AssetFolder> calls;

    AssetFolderOperations(Api api, long spaceId) {
        calls = new ResourceCalls<>(api, spaceId, "asset_folders", "asset_folder", AssetFolder::of);
    }

    /** Returns all asset folders of the space, in the API's order; the API does not page them. */
    public List<AssetFolder> list() {
        return calls.all();
    }

    /**
     * Returns one asset folder.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public AssetFolder get(long id) {
        return calls.get(id);
    }

    /**
     * Creates an asset folder and returns it as stored. Not retried if the response is lost: a second execution would
     * create a second one, or be refused because of the first.
     *
     * @param payload with {@code name} at least
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public AssetFolder create(AssetFolderPayload payload) {
        return calls.create(payload.json());
    }

    /**
     * Updates an asset folder; attributes that are not in the payload stay. Returns nothing, as the response of the API
     * is not documented. Retried if the response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, AssetFolderPayload payload) {
        calls.updateNoContent(id, payload.json());
    }

    /**
     * Deletes an asset folder. Its subfolders move to its parent; its assets are in no folder afterwards. Retried if
     * the response is lost; a retry that finds nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }

    /**
     * Deletes an asset folder and all its subfolders; their assets are in no folder afterwards. Retried like
     * {@link #delete}.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void deleteWithSubfolders(long id) {
        calls.delete(id, new Parameter("recursive", "true"));
    }
}
