package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.Parameter;
import dev.sbsync.client.internal.QueryValues;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.internal.Subject;
import dev.sbsync.client.internal.upload.Uploader;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.client.upload.AssetFile;
import dev.sbsync.client.upload.UploadOptions;
import dev.sbsync.transport.RetrySafety;
import dev.sbsync.transport.Transport;
import dev.sbsync.transport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes what is known about the assets of one space, and gets permission to upload files
 * (docs/management-api.md). Thread-safe; every method makes one request and blocks until its answer is there, except
 * that a stream makes one per page, while it is consumed.
 *
 * <p>Every method throws {@link dev.sbsync.client.error.ApiException} where the API refuses, and
 * {@link dev.sbsync.transport.error.TransportException} if there is no usable response. What was surely not applied
 * (not sent, or 429) is repeated within the retry policy; each method says whether it is repeated where its answer is
 * lost.
 */
public final class AssetOperations {

    private final Api api;
    private final String path;
    private final ResourceCalls<Asset> calls;

    private final Supplier<Uploads> uploads;

    /** What uploads need besides the API. */
    record Uploads(Transport transport, TimeSource time, RandomGenerator random) {}

    AssetOperations(Api api, long spaceId, Supplier<Uploads> uploads) {
        this.uploads = uploads;
        this.api = api;
        this.path = "/v1/spaces/" + spaceId + "/assets";
        this.calls = new ResourceCalls<>(api, spaceId, "assets", "asset", Asset::of);
    }

    /** Lists all assets, lazily and 100 a page, in the API's order. A read: repeated. */
    public Stream<Asset> list() {
        return calls.pages(StoryQuery.MAX_PER_PAGE);
    }

    /**
     * Reads one page of the list of all assets, with the total. One request; a read: repeated.
     *
     * @throws IllegalArgumentException if the page is larger than the API gives
     */
    public Page<Asset> page(PageRequest request) {
        return Page.of(calls, request, StoryQuery.MAX_PER_PAGE);
    }

    /** Returns the assets with this reference of yours ({@code ext_id}), in the API's order. A read: repeated. */
    public List<Asset> withExtId(String extId) {
        return calls.pages(StoryQuery.MAX_PER_PAGE, new Parameter("ext_id", QueryValues.text("ext_id", extId)))
                .toList();
    }

    /**
     * Returns one asset. A read: repeated.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public Asset get(long id) {
        return calls.getBare(id);
    }

    /**
     * Asks for permission to upload a file, which makes an asset without one; {@link #upload} does all of it. What
     * follows here is the caller's: a multipart POST of {@link AssetUpload#fields} and then {@code file} to
     * {@link AssetUpload#postUrl}, without the token; then {@link #finishUpload}. Not repeated where the answer is
     * lost: a second execution would make a second asset; repeated where it replaces the file of one.
     *
     * @param payload from {@link AssetUploadPayload#of}; with an {@code id} the upload replaces that asset's file
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public AssetUpload create(AssetUploadPayload payload) {
        return AssetUpload.of(api.call(ApiCall.post(path, ExpectedBody.bare().about(replaced(payload.json())))
                        .body(payload.json())
                        .retrySafety(payload.json().has("id") ? RetrySafety.ALWAYS : RetrySafety.IF_NOT_APPLIED))
                .wrapped());
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
     * Uploads a file, as a new asset or instead of the file of one, and returns the asset as stored. Blocks until all
     * of it is done: 3 requests to the API, one more with metadata, and one to the storage, another host that gets no
     * token and does not count against the rate limit. The file is read while it is sent; memory does not depend on its
     * length. The storage may take a minute and 16 s a megabyte for each attempt.
     *
     * <p>The storage is asked again where it fails, as often as the retry policy says, and the upload is signed again
     * where the signature is too old (10 minutes); a file that can be read once only is not. Where
     * {@code finish_upload} is not answered, the asset is looked at, and it is made again only where that shows no
     * file. A new upload whose signing is not answered ({@code ambiguous()}) may have left an asset without a file,
     * which shows in no list.
     *
     * @throws dev.sbsync.client.error.AssetUploadException if it fails after the asset was made; it names the asset
     * @throws dev.sbsync.client.error.InvalidException if the API refuses to sign, for the folder or the file type, say
     * @throws java.io.UncheckedIOException if the file cannot be read before anything was sent
     */
    public Asset upload(AssetFile file, UploadOptions options) {
        Uploads needs = uploads.get();
        return new Uploader(calls(), needs.transport(), needs.time(), needs.random()).upload(file, options);
    }

    private Uploader.Calls calls() {
        return new Uploader.Calls() {
            @Override
            public AssetUpload sign(AssetUploadPayload payload) {
                return create(payload);
            }

            @Override
            public void finish(long id) {
                api.call(finishing(id, ExpectedBody.untyped("asset")));
            }

            @Override
            public void update(long id, AssetPayload metadata) {
                AssetOperations.this.update(id, metadata);
            }

            @Override
            public Asset get(long id) {
                return AssetOperations.this.get(id);
            }
        };
    }

    private ApiCall finishing(long id, ExpectedBody expected) {
        return ApiCall.get(path + "/" + id + "/finish_upload", expected.about(Subject.id(id)))
                .writing()
                .retrySafety(RetrySafety.IF_NOT_APPLIED);
    }

    /** An upload that replaces a file is that asset's; a new one has an id of the API's choice. */
    private static Subject replaced(ObjectNode payload) {
        long id = payload.path("id").asLong(0);
        return id == 0 ? Subject.ANY : Subject.id(id);
    }

    /**
     * Says that a file has been uploaded, and returns the asset. A GET that writes (docs/management-api.md), not
     * repeated where the answer is lost, as it is unknown what a second execution does: {@link #get} shows whether the
     * first has worked.
     *
     * @param id the id of the {@link AssetUpload}
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public Asset finishUpload(long id) {
        return Asset.of(api.call(finishing(id, ExpectedBody.bare())).wrapped());
    }

    /**
     * Updates what is known about an asset; attributes that the payload lacks stay. The API answers without a body, so
     * that nothing is returned. Repeated where the answer is lost: a second execution changes nothing.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     * @throws dev.sbsync.client.error.InvalidException if the API refuses a value
     */
    public void update(long id, AssetPayload payload) {
        calls.updateSilently(id, payload.json());
    }

    /**
     * Deletes an asset: it goes to the trash. Content that shows it keeps its address. Repeated where the answer is
     * lost; that a repetition finds nothing is success.
     *
     * @throws dev.sbsync.client.error.NotFoundException if the space has none with this id
     */
    public void delete(long id) {
        calls.delete(id);
    }
}
