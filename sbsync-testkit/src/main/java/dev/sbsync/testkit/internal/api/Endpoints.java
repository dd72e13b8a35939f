package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.internal.access.UserRoutes;
import dev.sbsync.testkit.internal.asset.AssetFolders;
import dev.sbsync.testkit.internal.asset.Assets;
import dev.sbsync.testkit.internal.asset.Uploads;
import dev.sbsync.testkit.internal.component.ComponentGroups;
import dev.sbsync.testkit.internal.component.Components;
import dev.sbsync.testkit.internal.component.InternalTags;
import dev.sbsync.testkit.internal.component.Presets;
import dev.sbsync.testkit.internal.datasource.DatasourceEntries;
import dev.sbsync.testkit.internal.datasource.Datasources;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.space.ApiKeys;
import dev.sbsync.testkit.internal.space.SpaceRoutes;
import dev.sbsync.testkit.internal.space.Workflows;
import dev.sbsync.testkit.internal.story.StoryRoutes;
import dev.sbsync.testkit.internal.story.list.StoryReadRoutes;

/** Every route that the fake serves. */
final class Endpoints {
    private Endpoints() {}

    static RouteTable routes(Uploads uploads) {
        RouteTable routes = new RouteTable();
        SpaceRoutes.addTo(routes);
        new ApiKeys().addTo(routes);
        new Workflows().addTo(routes);
        UserRoutes.addTo(routes);
        new StoryReadRoutes().addTo(routes);
        StoryRoutes.addTo(routes);
        new Components().addTo(routes);
        new ComponentGroups().addTo(routes);
        new InternalTags().addTo(routes);
        new Presets().addTo(routes);
        new Datasources().addTo(routes);
        new DatasourceEntries().addTo(routes);
        new Assets(uploads).addTo(routes);
        new AssetFolders().addTo(routes);
        return routes;
    }
}
