package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item whose target markers moved since its baseline. */
public record Suspect(StoryRow row, StoryRow match, Baseline then) {

    /**
     * What reading a suspect has shown.
     *
     * @param renewed its new baseline, if its target is as it was or both sides have the same change; null otherwise
     * @param differences the differences to write if its target changed; null otherwise
     * @param changes what changed, for people; empty without {@code differences}
     */
    public record Verdict(
            DriftStatus status,
            @Nullable Baseline renewed,
            @Nullable List<Difference> differences,
            String changes) {

        public static Verdict of(DriftStatus status) {
            return new Verdict(status, null, null, "");
        }

        public static Verdict unchanged(DriftStatus status, Baseline renewed) {
            return new Verdict(status, renewed, null, "");
        }
    }

    public boolean sourceMoved() {
        return then.source().moved(row.markers());
    }

    /** Returns whether the target has moved it to another folder, which the hash does not cover. */
    public boolean targetPlaced() {
        return then.target().differs(StoryRow.PARENT, match.markers())
                && !match.parentPath().equals(row.parentPath());
    }
}
