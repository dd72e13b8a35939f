package dev.sbsync.core.internal.kind.component;

import dev.sbsync.client.model.Space;
import dev.sbsync.client.model.SpacePayload;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.Names;
import dev.sbsync.core.internal.kind.record.RecordKind;
import dev.sbsync.core.internal.kind.record.RecordKinds;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.outcome.OutcomeCode;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The content type of new stories, a setting of the space that names a component; it is never cleared. */
public final class DefaultContentTypeKind extends RecordKind {

    /** The id of the kind. */
    public static final String ID = "default_content_type";

    private static final String SETTING = "default_root";

    /** Creates the kind. */
    public DefaultContentTypeKind(RecordKinds kinds) {
        super(ID, kinds);
    }

    @Override
    protected List<ObjectNode> list(SpaceLists space) {
        return Stream.of(space.settings())
                .filter(settings -> !of(settings).isEmpty())
                .map(settings -> settings.raw().deepCopy().retain("id", SETTING)) // without secrets
                .toList();
    }

    /** Returns the name of a space's default content type; empty if it has none. */
    static String of(Space settings) {
        return settings.raw().path(SETTING).asString("");
    }

    /** Every new space has one. */
    @Override
    protected boolean collides(RecordRow row, RecordRow there) {
        return false;
    }

    @Override
    protected RecordRow row(ObjectNode settings, Names names) {
        return draft("default content type", settings, names)
                .copy(SETTING)
                .names("/" + SETTING, ComponentsKind.ID, OutcomeCode.COMPONENT_MISSING)
                .row("default content type");
    }

    @Override
    protected ObjectNode create(Side target, ObjectNode payload) {
        return update(target, target.spaceId(), payload);
    }

    @Override
    protected ObjectNode update(Side target, long spaceId, ObjectNode payload) {
        return target.client()
                .spaces()
                .update(spaceId, filled(SpacePayload.empty(), payload))
                .raw();
    }
}
