package dev.sbsync.core.scan;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists a space, 100 rows a page. Blocks. */
public final class SpaceScanner {

    private SpaceScanner() {}

    /** Reads every story and folder of a space; one request for every 100 of them. */
    public static SpaceScan scan(StoryOperations stories) {
        List<StoryRow> rows = new ArrayList<>();
        try (Stream<dev.sbsync.client.model.Story> listed = stories.list(StoryQuery.all())) {
            listed.map(StoryRow::of).forEach(rows::add);
        }
        return new SpaceScan(rows);
    }
}
