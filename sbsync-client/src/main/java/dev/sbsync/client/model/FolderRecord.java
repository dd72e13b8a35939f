package dev.sbsync.client.model;

import tools.jackson.databind.JsonNode;

/** A folder of components or of assets. */
public abstract class FolderRecord extends RawRecord {

    FolderRecord(JsonNode raw, String what) {
        super(raw, what);
    }

    /** Returns the name; empty if there is none. */
    public final String name() {
        return text("name");
    }

    /** Returns the uuid; empty if there is none. */
    public final String uuid() {
        return text("uuid");
    }

    /** Returns the id of the folder of its kind that it lies in; 0 at the top. */
    public final long parentId() {
        return id("parent_id");
    }
}
