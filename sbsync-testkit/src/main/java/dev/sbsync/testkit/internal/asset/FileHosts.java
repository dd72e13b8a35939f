package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.AssetTraffic;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.file.FilePaths;
import dev.sbsync.testkit.internal.http.Violations;
import dev.sbsync.testkit.internal.state.FakeState;

/**
 * The hosts of files: the storage that takes uploads, and the one that delivers. They know no token of the API and no
 * limit, and their requests are counted apart.
 */
public final class FileHosts {
    private final Uploads uploads;
    private final Downloads downloads;
    private int gets;
    private long sent;
    private int posts;
    private long before;

    public FileHosts(FakeState state, Violations violations) {
        this.uploads = new Uploads(state, violations);
        this.downloads = new Downloads(state);
    }

    /** Returns what accepts uploads. */
    public Uploads uploads() {
        return uploads;
    }

    /** Returns whether a request is for these hosts. */
    public static boolean serve(FakeRequest request) {
        return FilePaths.resource(request.path()).isPresent();
    }

    /** Answers a request for these hosts. */
    public FakeResponse handle(FakeRequest request) {
        return switch (request.resource()) {
            case "uploads" -> uploads.take(request);
            case "downloads" -> downloads.file(request);
            default -> downloads.sign(request);
        };
    }

    /** Counts a request and its answer. */
    public void answered(FakeRequest request, FakeResponse response) {
        if (request.resource().equals("uploads")) {
            posts++;
        } else if (request.resource().equals("downloads") && request.method().equals("GET")) {
            gets++;
            sent += response.status() != 200 ? 0 : sent(response);
        }
    }

    private static long sent(FakeResponse response) {
        long length = response.content().length();
        return switch (response.delivery()) {
            case WHOLE -> length;
            case TRUNCATED, ENDLESS -> length / 2;
            case DROPPED, RESET, HUNG -> 0;
        };
    }

    /** Returns what was counted since the last {@link #clear}. */
    public AssetTraffic traffic() {
        return new AssetTraffic(gets, sent, posts, uploads.stored() - before);
    }

    /** Counts from 0 again. */
    public void clear() {
        gets = 0;
        sent = 0;
        posts = 0;
        before = uploads.stored();
    }
}
