package dev.sbsync.core.internal.kind.datasource;

import dev.sbsync.client.DatasourceEntryOperations;
import dev.sbsync.client.model.DatasourceEntry;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.Dimension;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordStep;
import dev.sbsync.core.internal.kind.record.RecordTrait;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.item.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries of datasources, matched by name inside their datasource, with their values per dimension, matched by code.
 * Each value of a dimension is a request of its own, and their updates are answered without a body
 * (docs/management-api.md).
 */
public final class DatasourceEntriesKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "datasource_entries";

    private static final String NAME = "name";
    private static final String BASE_VALUE = "value";
    private static final String DATASOURCE = "datasource_id";

    /** The field of a value in a dimension, with its code. */
    private static final String VALUE = "value.";

    private final DatasourcesKind datasources;

    /** Creates the kind; that of datasources must have been added. */
    public DatasourceEntriesKind(RecordKinds kinds) {
        super(ID, kinds, RecordTrait.CONFIRMED_BY_LIST);
        this.datasources = kinds.find(DatasourcesKind.class);
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(DatasourcesKind.ID);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        List<ObjectNode> all = new ArrayList<>();
        for (RecordRow datasource : space.rows(DatasourcesKind.ID)) {
            if (space.needs(datasource)) {
                all.addAll(entries(space.side(), datasource.id()));
            }
        }
        return all;
    }

    /** Lists the entries of a datasource, then their values in each dimension. */
    private List<ObjectNode> entries(Side side, long datasourceId) {
        Map<Long, ObjectNode> byId = new LinkedHashMap<>();
        entries(side)
                .list(datasourceId)
                .forEach(entry -> byId.put(entry.id(), raw(entry, datasourceId).put(LISTED_AT, byId.size() + 1L)));
        for (Dimension dimension : byId.isEmpty() ? List.<Dimension>of() : datasources.dimensions(side, datasourceId)) {
            byId.values().forEach(entry -> entry.put(VALUE + dimension.entryValue(), ""));
            entries(side).list(datasourceId, dimension.id()).forEach(entry -> {
                ObjectNode known = byId.get(entry.id());
                if (known != null) {
                    known.put(VALUE + dimension.entryValue(), entry.dimensionValue());
                }
            });
        }
        return List.copyOf(byId.values());
    }

    private static ObjectNode raw(DatasourceEntry entry, long datasourceId) {
        return entry.raw().deepCopy().put(DATASOURCE, datasourceId);
    }

    @Override
    protected RecordRow row(ObjectNode raw, Names names) {
        var draft = draft("datasource entry", raw, names).copy(NAME, BASE_VALUE, DATASOURCE);
        raw.propertyNames().stream().filter(field -> field.startsWith(VALUE)).forEach(draft::copy);
        return draft.parent(DATASOURCE, DatasourcesKind.ID).row(raw.path(NAME).asString());
    }

    @Override
    protected void referenceAssets(RecordRow row, AssetReferences assets) {
        assets.in(row.body());
    }

    @Override
    protected boolean keeps(String field) {
        return field.startsWith(VALUE);
    }

    @Override
    protected long requestsAtMost(RecordRow row) {
        return 1L + values(row.body()).size();
    }

    @Override
    protected @Nullable String lacking(Side target, ObjectNode payload) {
        return values(payload).stream()
                .filter(field -> !payload.path(field).asString("").isEmpty())
                .filter(field -> dimension(target, payload, field).isEmpty())
                .findFirst()
                .map(field -> "the dimension '" + code(field) + "' of its datasource")
                .orElse(null);
    }

    /** Returns the id of the dimension that a field of a payload belongs to; empty if the target lacks it. */
    private Optional<Long> dimension(Side target, ObjectNode payload, String field) {
        return datasources.dimensions(target, payload.path(DATASOURCE).asLong()).stream()
                .filter(dimension -> dimension.entryValue().equals(code(field)))
                .map(Dimension::id)
                .findFirst();
    }

    private static String code(String field) {
        return field.substring(VALUE.length());
    }

    private static List<String> values(ObjectNode body) {
        return body.propertyNames().stream()
                .filter(field -> field.startsWith(VALUE))
                .toList();
    }

    @Override
    protected List<RecordStep> creating(Side target, ObjectNode payload) {
        List<RecordStep> steps = new ArrayList<>(super.creating(target, payload));
        values(payload).stream()
                .filter(field -> !payload.path(field).asString("").isEmpty())
                .forEach(field -> steps.add(value(target, payload, field)));
        return steps;
    }

    @Override
    protected List<RecordStep> updating(Side target, ObjectNode payload, RecordRow actual) {
        List<RecordStep> steps = new ArrayList<>();
        if (payload.has(Difference.POSITION)
                || differs(payload, actual, NAME)
                || differs(payload, actual, BASE_VALUE)) {
            steps.addAll(super.updating(target, payload, actual));
        }
        values(payload).stream()
                .filter(field -> differs(payload, actual, field))
                .forEach(field -> steps.add(value(target, payload, field)));
        return steps;
    }

    private static boolean differs(ObjectNode payload, RecordRow actual, String field) {
        return !payload.path(field)
                .asString("")
                .equals(actual.body().path(field).asString(""));
    }

    /** Returns the request that writes a value of a dimension. */
    private RecordStep value(Side target, ObjectNode payload, String field) {
        return RecordStep.write(recordId -> {
            entries(target)
                    .update(
                            recordId,
                            dimension(target, payload, field).orElseThrow(),
                            base(payload).dimensionValue(payload.path(field).asString("")));
            return null;
        });
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        long datasourceId = payload.path(DATASOURCE).asLong();
        return raw(entries(target).create(placed(base(payload), payload).datasourceId(datasourceId)), datasourceId);
    }

    @Override
    protected @Nullable ObjectNode update(Side target, long recordId, ObjectNode payload) {
        entries(target).update(recordId, placed(base(payload), payload));
        return null;
    }

    private static DatasourceEntryPayload base(ObjectNode payload) {
        return DatasourceEntryPayload.empty()
                .name(payload.path(NAME).asString(""))
                .value(payload.path(BASE_VALUE).asString(""));
    }

    private static DatasourceEntryPayload placed(DatasourceEntryPayload entry, ObjectNode payload) {
        return payload.has(Difference.POSITION)
                ? entry.position(payload.path(Difference.POSITION).asLong())
                : entry;
    }

    private static DatasourceEntryOperations entries(Side side) {
        return side.client().datasourceEntries(side.spaceId());
    }

    @Override
    protected RecordDeletion deleting() {
        return new RecordDeletion(target -> entries(target)::delete);
    }

    @Override
    protected String orderedIn() {
        return DATASOURCE;
    }
}
