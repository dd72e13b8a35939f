package dev.sbsync.core.selection;

import java.util.List;

/**
 * A part of a space that can be listed separately. Paths have no trailing slash, except for start pages, whose full
 * slug is their folder's with a slash (docs/management-api.md).
 */
public sealed interface Range {

    /** Returns whether the range contains every item at {@code path}, so that a missing item does not exist. */
    boolean covers(String path);

    /** The whole space. */
    record Everything() implements Range {
        @Override
        public boolean covers(String path) {
            return true;
        }
    }

    /** The items at a path, including a folder's start page, and everything below. */
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

    /** The items whose path starts with these characters. */
    record BeginningWith(String characters) implements Range {
        @Override
        public boolean covers(String path) {
            return path.startsWith(characters);
        }
    }

    /** The items with at least one of these tags. */
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
