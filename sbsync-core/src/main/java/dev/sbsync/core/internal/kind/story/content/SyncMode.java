package dev.sbsync.core.internal.kind.story.content;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PublishMode;

/** What of stories a run compares and writes. */
public record SyncMode(PublishMode publish, IdentityMode identity) {

    public static SyncMode of(PlanOptions options) {
        return new SyncMode(options.publish(), options.identity());
    }

    public boolean mirrors() {
        return publish == PublishMode.MIRROR;
    }

    /** Returns whether copies have the source's uuid, so that it counts. */
    public boolean aligns() {
        return identity == IdentityMode.ALIGN;
    }

    /** Returns the fields that count. */
    Fields counted(Fields fields) {
        return aligns() ? fields : fields.without(Difference.UUID);
    }
}
