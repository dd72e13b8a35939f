package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.OnCollision;

/** A source item and an unrelated target item at its path: the uuids differ, and the two were never in sync. */
public record Collision(StoryRow source, StoryRow target) {

    public static boolean between(StoryRow source, StoryRow target) {
        return !source.uuid().equals(target.uuid());
    }

    public Problem overwritten(IdentityMode identity) {
        String then = identity == IdentityMode.ALIGN
                ? "; it is overwritten, and references to its uuid no longer resolve"
                : "; it is overwritten and keeps its uuid";
        return new Problem(OutcomeCode.COLLISION_OVERWRITTEN, what() + then);
    }

    public Problem left() {
        return new Problem(OutcomeCode.COLLISION, what() + "; it is not overwritten");
    }

    private String what() {
        String types = OnCollision.typesDiffer(source, target)
                ? ", of the content type " + target.contentType() + " instead of " + source.contentType() + ","
                : "";
        return "another " + target.type() + " of the target" + types + " is at this path (uuid " + target.uuid()
                + ", named '" + target.name() + "'), and was never in sync with this item";
    }
}
