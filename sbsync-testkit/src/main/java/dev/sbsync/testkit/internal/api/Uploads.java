package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;

/** Where files are uploaded to, without a token: S3 in the real world. The fake takes them and keeps nothing. */
final class Uploads {
    static final String PATH = "/uploads";

    private Uploads() {}

    static boolean isOne(FakeRequest request) {
        return request.method().equals("POST") && request.path().equals(PATH);
    }

    static FakeResponse answer() {
        return FakeResponse.json(204, new byte[0]);
    }
}
