package dev.sbsync.client;

import dev.sbsync.client.download.AssetDownload;
import dev.sbsync.client.download.AssetFileInfo;
import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.internal.download.Downloader;
import dev.sbsync.client.internal.transfer.FileTransfers;
import dev.sbsync.client.internal.upload.Uploader;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.transport.RetrySafety;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the assets of one space, and downloads and uploads their files (docs/management-api.md).
 * Thread-safe. A method sends one request and blocks; a stream sends one per page while it is consumed.
 *
 * <p>Errors and retries: see {@linkplain dev.sbsync.client the package}.
 */
public final class AssetOperations {

    private static final int MAX_BULK = 100;

    private final Api api;
    private final String path;
    private final ResourceCalls<Asset> calls;

    private final AssetUploadCalls uploadCalls;
    private final FileTransfers files;
    private final long spaceId;
    private final boolean atStorage;

    AssetOperations(Api api, long spaceId, FileTransfers files) {
        this(api, spaceId, files, false);
    }

    private AssetOperations(Api api, long spaceId, FileTransfers files, boolean atStorage) {
        this.spaceId = spaceId;
        this.atStorage = atStorage;
        this.files = files;
        this.api = api;
        this.path = "/v1/spaces/" + spaceId + "/assets";
        this.calls = new ResourceCalls<>(api, spaceId, "assets", "asset", Asset::of);
        this.uploadCalls = new AssetUploadCalls(api, path, calls);
    }

    /**
     * Returns these operations, but public files are read at the storage ({@link Asset#filename}) and not at the
     * delivery host, whose caches may have the file of before for up to a year after it was replaced
     * (docs/management-api.md).
     */
    public AssetOperations atStorage() {
        return new AssetOperations(api, spaceId, files, true);
    }

    /** Lists all assets in the API's order, lazily, 100 per page. */
    public Stream<Asset> list() {
        return calls.pages(StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Reads one page of the list of all assets, with the total.
     *
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<Asset> page(PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE);
    }

    /** Lists the assets of a query in the API's order, lazily, 100 per page. */
    public Stream<Asset> list(AssetQuery query) {
        return calls.pages(StoryQuery.MAX_PER_PAGE, query.parameters());
    }

    /**
     * Reads one page of the list of a query, with the total.
     *
     * @throws IllegalArgumentException if the page is larger than the API allows
     */
    public Page<Asset> page(AssetQuery query, PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE, query.parameters());
    }

    /** Returns the assets with this external id ({@code ext_id}), in the API's order. */
    public List<Asset> withExtId(String extId) {
        return list(AssetQuery.all().extId(extId)).toList();
    }

    /**
     * Returns one asset.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public Asset get(long id) {
        return calls.getBare(id);
    }

    /**
     * Signs the upload of a file, which creates an asset without one; {@link #upload} does all steps. The caller does
     * the rest: a multipart POST of {@link AssetUpload#fields} and then {@code file} to {@link AssetUpload#postUrl},
     * without the token; then {@link #finishUpload}. Not retried if the response is lost: a second execution would
     * create a second asset; retried if it replaces the file of one.
     *
     * @param payload from {@link AssetUploadPayload#of}; with an {@code id} the upload replaces that asset's file
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public AssetUpload create(AssetUploadPayload payload) {
        return uploadCalls.sign(payload);
    }

    /**
     * Uploads a file as a new asset, as {@link #upload(AssetFile, UploadOptions)} does.
     *
     * @throws IOException if the file cannot be read
     */
    public Asset upload(Path path) throws IOException {
        return upload(AssetFile.of(path), UploadOptions.defaults());
    }

    /**
     * Uploads a file, as a new asset or replacing the file of one, and returns the asset as stored. Blocks until all
     * steps are done: 3 requests to the API, 4 with metadata, and one to the storage, another host that gets no token
     * and does not count towards the rate limit. The file is read while it is sent; memory does not depend on its
     * length. An attempt at the storage may take one minute, and 16 s more for each megabyte.
     *
     * <p>If the storage fails, the upload is retried within the retry policy, and signed again if the signature has
     * expired (10 minutes); a file that can be read only once is not. If {@code finish_upload} gets no response, the
     * asset is read, and the call is retried only if the asset has no file. If the signing of a new upload gets no
     * response ({@code ambiguous()}), it may leave an asset without a file, which is in no list.
     *
     * @throws dev.sbsync.client.error.AssetUploadException if it fails after the asset was created; it names the asset
     * @throws dev.sbsync.client.error.InvalidException if the API refuses to sign, such as for the folder or the file
     *     type
     * @throws java.io.UncheckedIOException if the file cannot be read before anything was sent, or the exception of its
     *     download
     */
    public Asset upload(AssetFile file, UploadOptions options) {
        return uploader().upload(file, options);
    }

    /**
     * Signs the upload of a file, the first step of {@link #upload(AssetFile, UploadOptions)}. A new asset exists from
     * now on, without a file, with the folder, privacy and external id of the options. Not retried if the response is
     * lost, unless it replaces the file of an asset.
     *
     * @throws dev.sbsync.client.error.InvalidException if the API refuses the folder or the type of the file
     * @throws java.io.UncheckedIOException if the file cannot be read, or the exception of its download; nothing was
     *     sent
     */
    public AssetUpload sign(AssetFile file, UploadOptions options) {
        return uploader().sign(file, options);
    }

    /**
     * Sends the file of a signed upload to the storage, the second step of {@link #upload(AssetFile, UploadOptions)},
     * with its retries. Signs again if the signature has expired. {@link #finishUpload} is the next step. Sending a
     * file again is safe.
     *
     * @param options those that were signed
     * @throws dev.sbsync.client.error.AssetUploadException if the storage refuses it, or there is no answer
     */
    public void send(AssetUpload signed, AssetFile file, UploadOptions options) {
        uploader().send(signed, file, options);
    }

    /**
     * Starts the download of the file of an asset, as listed; the caller closes it. Blocks until the headers have
     * arrived, and while as many downloads are open as {@link ManagementClientBuilder#maxTransfers} allows: do not wait
     * for an upload while holding one; give {@link #file} to the upload instead. Memory does not depend on the length.
     *
     * <p>Sent to the delivery host, without the token; it does not count towards the rate limit. Retried within the
     * retry policy before the first byte. The data may stop for a minute; reading all of it may take one minute, and 16
     * s more for each megabyte, without the time between reads.
     *
     * @throws dev.sbsync.client.error.AssetDownloadException if there is no such file, it is private and there is no
     *     {@linkplain ManagementClientBuilder#assetToken asset token}, or its length is not that of the asset
     */
    public AssetDownload download(Asset asset) {
        return new Downloader(files, atStorage).open(asset);
    }

    /**
     * Reads length, media type and ETag of the file of an asset, without the file (HEAD). Blocks.
     *
     * @throws dev.sbsync.client.error.AssetDownloadException as {@link #download} does
     */
    public AssetFileInfo fileInfo(Asset asset) {
        return new Downloader(files, atStorage).info(asset);
    }

    /**
     * Returns the file of an asset for an upload, such as into another space; each attempt downloads it again. Name and
     * size in pixels are those of the asset's URL. Sends nothing if the asset states its length, else
     * {@link #fileInfo}.
     *
     * @throws dev.sbsync.client.error.AssetDownloadException if the file is empty or too large for an upload
     *     ({@code NOT_UPLOADABLE}), or its length has to be read and cannot be
     */
    public AssetFile file(Asset asset) {
        return new Downloader(files, atStorage).file(asset);
    }

    private Uploader uploader() {
        return new Uploader(uploadCalls, files);
    }

    /**
     * Reports that a file has been uploaded, and returns the asset. A GET that writes (docs/management-api.md). Not
     * retried if the response is lost, as the effect of a second execution is unknown: {@link #get} shows whether the
     * first one worked.
     *
     * @param id the id of the {@link AssetUpload}
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public Asset finishUpload(long id) {
        return uploadCalls.finished(id);
    }

    /**
     * Updates the metadata of an asset; attributes that are not in the payload stay. Returns nothing, as the API does
     * not. Retried if the response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, AssetPayload payload) {
        calls.updateNoContent(id, payload.json());
    }

    /**
     * Deletes an asset: it is moved to the trash. Content that refers to it keeps its URL. Retried if the response is
     * lost; a retry that finds nothing succeeds.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void delete(long id) {
        calls.delete(id);
    }

    /**
     * Restores an asset from the trash, with its id and its file. A GET that writes (docs/management-api.md). Retried
     * if the response is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if there is none with this id in the space
     */
    public void restore(long id) {
        api.call(ApiCall.get(path + "/restore", ExpectedBody.untyped("asset"))
                .writing()
                .query(Parameter.of("id", QueryValues.id("id", id))));
    }

    /**
     * Moves up to 100 assets to the trash. Retried if the response is lost: a second execution changes nothing.
     *
     * @throws IllegalArgumentException if there are none or more
     */
    public void deleteAll(Collection<Long> ids) {
        bulk("bulk_destroy", ids);
    }

    /**
     * Restores up to 100 assets from the trash. Retried if the response is lost: a second execution changes nothing.
     *
     * @throws IllegalArgumentException if there are none or more
     */
    public void restoreAll(Collection<Long> ids) {
        bulk("bulk_restore", ids);
    }

    private void bulk(String action, Collection<Long> ids) {
        if (ids.isEmpty() || ids.size() > MAX_BULK) {
            throw new IllegalArgumentException(
                    "One request is for 1 to " + MAX_BULK + " assets, got " + ids.size() + ".");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ids.forEach(id -> body.withArray("ids").add(QueryValues.id("ids", id)));
        api.call(ApiCall.post(path + "/" + action, ExpectedBody.untyped("asset"))
                .body(body)
                .retrySafety(RetrySafety.ALWAYS));
    }
}
