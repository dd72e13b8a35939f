package dev.sbsync.core.internal.kind.story;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.plan.SpaceLanguages;
import org.jspecify.annotations.Nullable;

/** Both spaces, as far as a plan has listed their stories. One instance serves one plan. */
final class ScannedSpaces {

    final SpaceSettings from;
    final SpaceSettings to;
    final SpaceScanner sources;
    final SpaceScanner targets;

    /** What the plan was made of; null unless it deletes stories, which needs both spaces in full. */
    StoryDeletes.@Nullable Sides whole;

    private ScannedSpaces(PlanRequest request, Side source, Side target) {
        from = SpaceSettings.of(request.source());
        to = SpaceSettings.of(request.target()).after(request.before().languages());
        sources = new SpaceScanner(source.patient().stories(source.spaceId()), from);
        targets = new SpaceScanner(target.patient().stories(target.spaceId()), to);
    }

    /** Returns the spaces of a plan. */
    static ScannedSpaces of(PlanRequest request, Side source, Side target) {
        return request.scope().get(ScannedSpaces.class, () -> new ScannedSpaces(request, source, target));
    }

    SpaceLanguages languages() {
        return SpaceSettings.languages(from, to);
    }
}
