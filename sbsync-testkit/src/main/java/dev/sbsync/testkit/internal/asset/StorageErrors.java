package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.FakeResponse;
import java.nio.charset.StandardCharsets;

/** Refusals in XML, as S3 words them. */
final class StorageErrors {
    private StorageErrors() {}

    static FakeResponse xml(int status, String code, String message) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message><RequestId>FAKE</RequestId></Error>";
        return FakeResponse.of(status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
    }
}
