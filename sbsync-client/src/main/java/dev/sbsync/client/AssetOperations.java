package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Records;
import dev.sbsync.client.internal.Subject;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.transport.Repeat;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes what is known about the assets of one space, and gets permission to upload files (ma-facts §6).
 * Thread-safe; every method makes one request and blocks until its answer is there, except that a stream makes one per
 * page, while it is consumed.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} where there is no usable answer. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says what becomes of a lost answer.
 */
public final class AssetOperations {

    private final Api api;
    private final String path;
    private final Records<Asset> records;

    AssetOperations(Api api, long spaceId) {
        this.api = api;
        this.path = "/v1/spaces/" + spaceId + "/assets";
        this.records = new Records<>(api, spaceId, "assets", "asset", Asset::of);
    }

    /** Lists all assets, lazily and 100 a page, in the API's order. A read: repeated. */
    public Stream<Asset> list() {
        return records.pages(StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Returns one asset. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public Asset get(long id) {
        return records.getBare(id);
    }

    /**
     * Asks for permission to upload a file, which makes an asset without one. What follows is the caller's: a multipart
     * POST of {@link AssetUpload#fields} and then {@code file} to {@link AssetUpload#postUrl}, without the token; then
     * {@link #finishUpload}. Not repeated where the answer is lost: a second execution would make a second asset.
     *
     * @param payload from {@link AssetUploadPayload#of}; with an {@code id} the upload replaces that asset's file
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public AssetUpload create(AssetUploadPayload payload) {
        return AssetUpload.of(api.call(ApiCall.post(path, ExpectedBody.bare().about(replaced(payload.json())))
                        .body(payload.json()))
                .wrapped());
    }

    /** An upload that replaces a file is that asset's; a new one has an id of the API's choice. */
    private static Subject replaced(ObjectNode payload) {
        long id = payload.path("id").asLong(0);
        return id == 0 ? Subject.ANY : Subject.id(id);
    }

    /**
     * Says that a file has been uploaded, and returns the asset. A GET that writes (ma-facts §8.1), not repeated where
     * the answer is lost, as nobody knows what a second execution does: {@link #get} tells whether the first has
     * worked.
     *
     * @param id the id of the {@link AssetUpload}
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public Asset finishUpload(long id) {
        return Asset.of(api.call(ApiCall.get(
                                path + "/" + id + "/finish_upload",
                                ExpectedBody.bare().about(Subject.id(id)))
                        .writing()
                        .repeat(Repeat.IF_NOT_APPLIED))
                .wrapped());
    }

    /**
     * Updates what is known about an asset; attributes that the payload lacks stay. The API answers without a body, so
     * that nothing is returned. Repeated where the answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, AssetPayload payload) {
        records.updateSilently(id, payload.json());
    }

    /**
     * Deletes an asset: it goes to the trash. Content that shows it keeps its address. Repeated where the answer is
     * lost; that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        records.delete(id);
    }
}
