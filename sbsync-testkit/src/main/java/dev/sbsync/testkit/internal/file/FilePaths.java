package dev.sbsync.testkit.internal.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the hosts of files (docs/management-api.md). */
public final class FilePaths {
    /** Where files are uploaded to. */
    public static final String UPLOADS = "/uploads";

    /** Where the URLs of private files are signed. */
    public static final String SIGNATURES = "/v2/cdn/assets/me";

    /** The path on a delivery host, or behind the name of the bucket. */
    private static final Pattern FILE = Pattern.compile("(?:/[a-z0-9-]+(?:\\.[a-z0-9-]+)+)?/(f/.+)");

    private FilePaths() {}

    /** Returns the key of the file at a path; empty if it is the path of something else. */
    public static Optional<String> key(String path) {
        Matcher file = FILE.matcher(path);
        return file.matches() ? Optional.of(file.group(1)) : Optional.empty();
    }

    /** Returns the kind of request that a path is for: uploads, downloads or signatures; empty for the API. */
    public static Optional<String> resource(String path) {
        return switch (path) {
            case UPLOADS -> Optional.of("uploads");
            case SIGNATURES -> Optional.of("signatures");
            default -> key(path).map(key -> "downloads");
        };
    }
}
