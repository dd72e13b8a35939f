package dev.sbsync.core.internal.kind.asset;

import dev.sbsync.client.AssetOperations;
import dev.sbsync.client.model.Asset;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.VerifyRequest;
import dev.sbsync.core.internal.kind.component.InternalTagsKind;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordDraft;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRequests;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordTrait;
import dev.sbsync.core.internal.kind.record.RecordTrash;
import dev.sbsync.core.internal.kind.record.RecordUndoing;
import dev.sbsync.core.internal.kind.record.Reference;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.internal.kind.record.Unlisted;
import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assets, metadata and files. An asset is the copy that its baseline names, else the one whose external id names it,
 * else one with the same file at the same place. Its file is read only if it may have changed.
 */
public final class AssetsKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "assets";

    /** The marker with the MD5 of the file of both sides. */
    static final String FILE = "file";

    /** The marker with the MD5 of the file of both sides at the last sync, if the source may have another one now. */
    static final String FILE_THEN = "file_then";

    private static final Set<String> OF_FILES = Set.of(FILE, "content_length", "content_type");
    private static final Set<String> KEPT = Set.of("ext_id", "content_length", "content_type");

    private final Side source;
    private final RecordKinds kinds;
    private final @Nullable StoredArchive restored;
    private final Unlisted files;

    /** Creates the kind. */
    public AssetsKind(RecordKinds kinds) {
        this(kinds, kinds.source(), null);
    }

    private AssetsKind(RecordKinds kinds, Side source, @Nullable StoredArchive restored) {
        super(
                ID,
                kinds,
                RecordTrait.NAMES_REPEAT,
                RecordTrait.SECOND_ACCEPTED,
                RecordTrait.BASELINE_FIRST,
                RecordTrait.IN_CONTENT,
                RecordTrait.CONFIRMED_BY_LIST);
        this.kinds = kinds;
        this.source = source;
        this.restored = restored;
        this.files = restored == null ? new AssetFiles(source) : Unlisted.NOTHING;
    }

    @Override
    protected RecordUndoing undoing() {
        return new AssetUndoing(archive -> new AssetsKind(kinds, target(), archive), target());
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(AssetFoldersKind.ID, InternalTagsKind.OF_ASSETS);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        Side side = space.side();
        return assets(side)
                .list()
                .map(asset -> ExternalIds.listed(asset.raw(), side.spaceId()))
                .toList();
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        RecordDraft draft = draft("asset", raw, names)
                .copy("asset_folder_id", "internal_tag_ids")
                .parent("asset_folder_id", AssetFoldersKind.ID)
                .mayNameEach("/internal_tag_ids", InternalTagsKind.OF_ASSETS, Reference.Form.ID)
                .marker(Markers.UPDATED_AT, raw.path(Markers.UPDATED_AT).asString(""));
        AssetMetadata.addTo(draft, raw);
        String name = Asset.of(raw).name();
        return draft.row(name.isEmpty() ? "asset" : name);
    }

    @Override
    protected Identity identity(RecordRow row) {
        return super.identity(row).withUrl(Asset.of(row.raw()).filename());
    }

    /** Several assets of the source may share an external id of their own; then their names tell them apart. */
    @Override
    protected List<String> matchedBy(RecordRow row) {
        String extId = externalId(row);
        return List.of(extId + "\n" + row.name(), extId);
    }

    @Override
    protected boolean mayBeCopy(RecordRow there, Item source, long sourceSpace) {
        return ExternalIds.isMarked(there, sourceSpace, source.id())
                || (!ExternalIds.own(there.raw()).isEmpty() && super.mayBeCopy(there, source, sourceSpace));
    }

    private String externalId(RecordRow row) {
        return ExternalIds.of(row, target().spaceId());
    }

    @Override
    protected Map<ItemKey, RecordRow> twins(List<RecordRow> rows, List<RecordRow> there, boolean confirms) {
        return new AssetTwins(source, target(), confirms).of(rows, there);
    }

    @Override
    protected boolean referenced(RecordRow row, AssetReferences assets) {
        return assets.name(row.id(), Asset.of(row.raw()).filename());
    }

    @Override
    protected boolean keeps(String field) {
        return KEPT.contains(field);
    }

    /** An asset whose external id names the source's asset is a copy of it. */
    @Override
    protected boolean collides(RecordRow row, RecordRow there) {
        return !externalId(row).equals(externalId(there));
    }

    /** Returns whether a difference is about the file rather than the metadata. */
    static boolean ofFile(Difference difference) {
        return OF_FILES.contains(difference.field());
    }

    @Override
    protected Unlisted unlisted() {
        return files;
    }

    @Override
    public KindVerifier verifier(VerifyRequest request) {
        KindVerifier listed = super.verifier(request);
        return request.checksum() ? new AssetVerifier(listed, source, target()) : listed;
    }

    @Override
    protected RecordRequests requests(RecordRow row, Side from, Side to) {
        return new AssetRequests(row, file(row, from), to);
    }

    private DesiredFile file(RecordRow row, Side from) {
        StoredArchive archive = restored;
        if (archive == null) {
            return new DesiredFile.OfSource(
                    from, row, files.uncopied(row, List.of()).isEmpty());
        }
        return archive.file(row.key())
                .filter(file -> file.unavailable().isEmpty())
                .<DesiredFile>map(file -> new DesiredFile.Archived(file, row))
                .orElseGet(() -> new DesiredFile.OfSource(target(), row, false));
    }

    @Override
    protected ObjectNode create(Side side, ObjectNode payload) {
        throw new IllegalStateException("an asset is created by an upload");
    }

    @Override
    protected ObjectNode update(Side side, long recordId, ObjectNode payload) {
        throw new IllegalStateException("an asset is updated by its own requests");
    }

    @Override
    protected long requestsAtMost(RecordRow row) {
        return 3;
    }

    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> assets(target)::delete) {
            @Override
            protected RecordTrash trash(Side target) {
                return new RecordTrash(id -> assets(target).get(id).raw(), assets(target)::restore);
            }
        };
    }

    private static AssetOperations assets(Side side) {
        return side.client().assets(side.spaceId());
    }
}
