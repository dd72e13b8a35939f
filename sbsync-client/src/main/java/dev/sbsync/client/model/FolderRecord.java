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

    /** Returns the id of the parent folder; 0 at the top level. */
    public final long parentId() {
        return id("parent_id");
    }
}
