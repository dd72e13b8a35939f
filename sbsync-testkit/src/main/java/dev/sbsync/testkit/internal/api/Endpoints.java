package dev.sbsync.testkit.internal.api;

/** Every route that the fake serves. */
final class Endpoints {
    private Endpoints() {}

    static Routes routes(Uploads uploads) {
        Routes routes = new Routes();
        SpaceRoutes.addTo(routes);
        new ApiKeys().addTo(routes);
        UserRoutes.addTo(routes);
        new StoryReadRoutes().addTo(routes);
        StoryWriteRoutes.addTo(routes);
        UuidRoutes.addTo(routes);
        StoryPlaceRoutes.addTo(routes);
        StoryTrashRoutes.addTo(routes);
        VersionRoutes.addTo(routes);
        StoryTagRoutes.addTo(routes);
        WorkflowRoutes.addTo(routes);
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
