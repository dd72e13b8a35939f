package dev.sbsync.core.internal.kind.datasource;

import dev.sbsync.client.DatasourceOperations;
import dev.sbsync.client.model.Datasource;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.client.model.Dimension;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordUndoing;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.internal.state.StoredArchive;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datasources, matched by slug, with their dimensions, matched by code. Dimensions of the target alone stay
 * (docs/management-api.md).
 */
public final class DatasourcesKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "datasources";

    /** The field of the name of a dimension, with its code. */
    private static final String DIMENSION = "dimension.";

    private final Map<Place, List<Dimension>> dimensions;
    private final RecordKinds kinds;
    private final boolean exact;

    /** A datasource of one of the spaces: ids are unique within a space only. */
    private record Place(long spaceId, long datasourceId) {}

    /** Creates the kind. */
    public DatasourcesKind(RecordKinds kinds) {
        this(kinds, new ConcurrentHashMap<>(), false);
    }

    private DatasourcesKind(RecordKinds kinds, Map<Place, List<Dimension>> dimensions, boolean exact) {
        super(ID, kinds);
        this.kinds = kinds;
        this.dimensions = dimensions;
        this.exact = exact;
    }

    /** An undo removes the dimensions that were added. */
    @Override
    protected RecordUndoing undoing() {
        return new RecordUndoing() {
            @Override
            public RecordKind restoring(RecordKind kind, StoredArchive archive) {
                return new DatasourcesKind(kinds, dimensions, true);
            }
        };
    }

    /** Returns the dimensions of a datasource, as last listed or answered. */
    List<Dimension> dimensions(Side side, long datasourceId) {
        return dimensions.getOrDefault(new Place(side.spaceId(), datasourceId), List.of());
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return datasources(space.side())
                .list()
                .map(datasource -> known(space.side(), datasource))
                .toList();
    }

    private ObjectNode known(Side side, Datasource datasource) {
        dimensions.put(new Place(side.spaceId(), datasource.id()), datasource.dimensions());
        return datasource.raw();
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        var draft = draft("datasource", raw, names).copy("name", "slug");
        Datasource.of(raw)
                .dimensions()
                .forEach(dimension -> draft.body().put(DIMENSION + dimension.entryValue(), dimension.name()));
        return draft.row(raw.path("slug").asString());
    }

    @Override
    protected boolean keeps(String field) {
        return !exact && field.startsWith(DIMENSION);
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return known(target, datasources(target).create(payload(payload, List.of())));
    }

    /** Reads the datasource again if it gets a dimension: one that was added meanwhile would be added twice. */
    @Override
    protected @Nullable ObjectNode update(Side target, long recordId, ObjectNode payload) {
        List<String> known =
                dimensions(target, recordId).stream().map(Dimension::entryValue).toList();
        boolean adds = payload.propertyNames().stream()
                .anyMatch(field -> field.startsWith(DIMENSION) && !known.contains(code(field)));
        List<Dimension> there = adds
                ? Datasource.of(known(target, datasources(target).get(recordId)))
                        .dimensions()
                : dimensions(target, recordId);
        return known(target, datasources(target).update(recordId, removing(payload(payload, there), payload, there)));
    }

    private DatasourcePayload removing(DatasourcePayload update, ObjectNode wanted, List<Dimension> there) {
        DatasourcePayload all = update;
        for (Dimension dimension : exact ? there : List.<Dimension>of()) {
            if (!wanted.has(DIMENSION + dimension.entryValue())) {
                all = all.removeDimension(dimension.id());
            }
        }
        return all;
    }

    private static String code(String field) {
        return field.substring(DIMENSION.length());
    }

    private static DatasourcePayload payload(ObjectNode body, List<Dimension> there) {
        DatasourcePayload payload = DatasourcePayload.of(
                body.path("name").asString(""), body.path("slug").asString(""));
        for (String field : body.propertyNames()) {
            if (field.startsWith(DIMENSION)) {
                payload = with(payload, code(field), body.path(field).asString(""), there);
            }
        }
        return payload;
    }

    private static DatasourcePayload with(DatasourcePayload payload, String code, String name, List<Dimension> there) {
        Dimension known = there.stream()
                .filter(dimension -> dimension.entryValue().equals(code))
                .findFirst()
                .orElse(null);
        if (known == null) {
            return payload.addDimension(name, code);
        }
        return known.name().equals(name) ? payload : payload.changeDimension(known.id(), name, code);
    }

    private static DatasourceOperations datasources(Side side) {
        return side.client().datasources(side.spaceId());
    }

    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> datasources(target)::delete, DatasourceEntriesKind.ID);
    }
}
