package dev.sbsync.testkit.internal.story;

import dev.sbsync.testkit.internal.http.RouteTable;

/** The routes that change stories, and those of their versions, tags and workflow stages. */
public final class StoryRoutes {
    private StoryRoutes() {}

    /** Adds the routes. */
    public static void addTo(RouteTable routes) {
        StoryWriteRoutes.addTo(routes);
        StoryPublishRoutes.addTo(routes);
        UuidRoutes.addTo(routes);
        StoryPlaceRoutes.addTo(routes);
        StoryTrashRoutes.addTo(routes);
        VersionRoutes.addTo(routes);
        StoryTagRoutes.addTo(routes);
        WorkflowRoutes.addTo(routes);
    }
}
