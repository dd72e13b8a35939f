package dev.sbsync.core.internal.kind.settings;

import dev.sbsync.client.model.Language;
import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.SpacePayload;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordUndoing;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The portable settings of a space, one item. What the source has is added to what the target has; only an undo removes
 * what its run has added. Other settings are never sent (docs/management-api.md).
 */
public final class SettingsKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "settings";

    private static final String SPACE = "id";

    /** Creates the kind. */
    public SettingsKind(RecordKinds kinds) {
        super(ID, kinds);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        boolean ofTarget = space.side().spaceId() == target().spaceId();
        return List.of(ofTarget ? ofTarget(space.settings()) : record(space.settings()));
    }

    /** Returns the fields of a space, and its id; what else a space has, such as its token, is not kept. */
    private static ObjectNode record(Space space) {
        return SettingFields.of(space).put(SPACE, space.id());
    }

    private static ObjectNode ofTarget(Space space) {
        return record(Space.of(SettingFields.withSwitches(space.raw())));
    }

    @Override
    protected RecordRow row(ObjectNode settings, Names names) {
        var draft = draft("settings", settings, names);
        draft.body().setAll(settings.deepCopy().remove(List.of(SPACE)));
        return draft.row(ID);
    }

    @Override
    protected boolean keeps(String field) {
        return true;
    }

    /** The settings of both spaces are merged. */
    @Override
    protected boolean collides(RecordRow row, RecordRow there) {
        return false;
    }

    /** Adds the languages that the target will have, for the stories that are planned after. */
    @Override
    public SyncPlan plan(PlanRequest request) {
        SyncPlan plan = super.plan(request);
        boolean writes = plan.items().stream().anyMatch(item -> item.operation().readsContent());
        return writes ? plan.with(after(request.source(), request.target())) : plan;
    }

    private static SpaceLanguages after(Space source, Space target) {
        Set<String> codes = Stream.of(source, target)
                .flatMap(space -> space.languages().stream())
                .map(Language::code)
                .collect(Collectors.toCollection(TreeSet::new));
        Space decides = SettingFields.sayHowToPublish(source.raw()) ? source : target;
        return new SpaceLanguages(codes, source.translatedStories(), decides.translatedStories());
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        throw new IllegalStateException("a space has settings");
    }

    /** Reads the settings again, as lists are replaced as a whole. */
    @Override
    protected ObjectNode update(Side target, long spaceId, ObjectNode wanted) {
        Space now = target.client().spaces().get(spaceId);
        SpacePayload payload = MergedSettings.payload(now, wanted);
        Space stored = payload.json().isEmpty() ? now : target.client().spaces().update(spaceId, payload);
        return ofTarget(stored);
    }

    /** An undo takes back what the run has set, added or turned on; what somebody has set since stays. */
    @Override
    protected RecordUndoing undoing() {
        return new RecordUndoing() {
            @Override
            public boolean restoresFields() {
                return true;
            }

            @Override
            public SyncPlan planned(SyncPlan plan) {
                return UndoneSettings.of(plan)
                        .filter(undone -> !undone.last())
                        .map(undone -> plan.with(after(undone.item())))
                        .orElse(plan);
            }

            @Override
            public SyncPlan inOrder(SyncPlan all) {
                return UndoneSettings.of(all).map(undone -> undone.inOrder(all)).orElse(all);
            }
        };
    }

    private SpaceLanguages after(PlannedItem restored) {
        RecordRow now = RecordRow.of(Objects.requireNonNull(restored.match()));
        ObjectNode after = withKept(RecordRow.of(restored.source()).body(), now.body());
        boolean singly = SettingFields.singly(after);
        return new SpaceLanguages(SettingFields.languages(after), singly, singly);
    }
}
