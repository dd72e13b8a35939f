package dev.sbsync.core.selection;

/** Paths as people write them. */
final class Paths {

    private Paths() {}

    /** Returns a path or pattern without space and slashes at its ends. */
    static String trimmed(String given) {
        String path = given.strip();
        while (path.startsWith("/")) {
            path = path.substring(1);
        }
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }
}
