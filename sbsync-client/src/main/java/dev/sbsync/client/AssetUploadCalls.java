package dev.sbsync.client;

import dev.sbsync.client.internal.Api;
import dev.sbsync.client.internal.ApiCall;
import dev.sbsync.client.internal.ExpectedBody;
import dev.sbsync.client.internal.RecordCheck;
import dev.sbsync.client.internal.ResourceCalls;
import dev.sbsync.client.internal.upload.Uploader;
import dev.sbsync.client.model.Asset;
import dev.sbsync.client.model.AssetPayload;
import dev.sbsync.client.model.AssetUpload;
import dev.sbsync.client.model.AssetUploadPayload;
import dev.sbsync.transport.RetrySafety;
import tools.jackson.databind.node.ObjectNode;

/** The calls of the API of which an upload consists. */
final class AssetUploadCalls implements Uploader.Calls {

    private final Api api;
    private final String path;
    private final ResourceCalls<Asset> calls;

    AssetUploadCalls(Api api, String path, ResourceCalls<Asset> calls) {
        this.api = api;
        this.path = path;
        this.calls = calls;
    }

    @Override
    public AssetUpload sign(AssetUploadPayload payload) {
        return AssetUpload.of(api.call(ApiCall.post(path, ExpectedBody.bare().matching(replaced(payload.json())))
                        .body(payload.json())
                        .retrySafety(payload.json().has("id") ? RetrySafety.ALWAYS : RetrySafety.IF_NOT_APPLIED))
                .wrapped());
    }

    /** An upload that replaces a file has that asset's id; a new one has an id assigned by the API. */
    private static RecordCheck replaced(ObjectNode payload) {
        long id = payload.path("id").asLong(0);
        return id == 0 ? RecordCheck.ANY : RecordCheck.id(id);
    }

    @Override
    public void finish(long id) {
        api.call(finishCall(id, ExpectedBody.untyped("asset")));
    }

    /** Finishes an upload and returns the asset. */
    Asset finished(long id) {
        return Asset.of(api.call(finishCall(id, ExpectedBody.bare())).wrapped());
    }

    private ApiCall finishCall(long id, ExpectedBody expected) {
        return ApiCall.get(path + "/" + id + "/finish_upload", expected.matching(RecordCheck.id(id)))
                .writing()
                .retrySafety(RetrySafety.IF_NOT_APPLIED);
    }

    @Override
    public void update(long id, AssetPayload metadata) {
        calls.updateNoContent(id, metadata.json());
    }

    @Override
    public Asset get(long id) {
        return calls.getBare(id);
    }
}
