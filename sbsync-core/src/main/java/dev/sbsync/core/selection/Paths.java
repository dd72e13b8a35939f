package dev.sbsync.core.selection;

/** Normalizes paths given by users. */
final class Paths {

    private Paths() {}

    /** Returns a path or pattern without surrounding whitespace and slashes. */
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
