package dev.sbsync.core.scan;

import java.util.List;

/**
 * A part of a space that can be listed by itself. Paths have no slash at their ends, except where a start page is meant
 * and nothing else: its full slug is its folder's with a slash (docs/management-api.md).
 */
public sealed interface Range {

    /** Tells whether every item at {@code path} belongs to it, so that what a listing of it lacks is not there. */
    boolean covers(String path);

    /** The whole space. */
    record Everything() implements Range {
        @Override
        public boolean covers(String path) {
            return true;
        }
    }

    /** The items at a path, the start page of a folder included, and all that lies below it. */
    record AtOrBelow(String path) implements Range {
        @Override
        public boolean covers(String other) {
            return other.equals(path) || other.startsWith(path + "/");
        }
    }

    /** The items with one full slug. */
    record At(String path) implements Range {
        @Override
        public boolean covers(String other) {
            return other.equals(path);
        }
    }

    /** All whose path begins with these characters. */
    record BeginningWith(String characters) implements Range {
        @Override
        public boolean covers(String path) {
            return path.startsWith(characters);
        }
    }

    /** All that carry at least one of these tags, wherever they are. */
    record Tagged(List<String> tags) implements Range {

        /** Copies the list. */
        public Tagged {
            tags = List.copyOf(tags);
        }

        @Override
        public boolean covers(String path) {
            return false;
        }
    }
}
