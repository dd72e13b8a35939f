package dev.sbsync.testkit.faults;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeResponse.Delivery;
import java.nio.charset.StandardCharsets;

/**
 * Faults of the hosts of files, as S3 words them; for rules on the resources {@code uploads} and {@code downloads}.
 * Those of the API work there too: {@link FaultAction#slow}, {@link FaultAction#truncate} for a download that is cut
 * half-way, {@link FaultAction#dropAfter} for an upload that is stored without an answer.
 */
public final class FileFaults {
    private FileFaults() {}

    /** Answers as to a signature that has expired, 403; nothing is handled. */
    public static FaultAction expired() {
        return refusal(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
    }

    /** Answers 403 without a reason that can be repaired; nothing is handled. */
    public static FaultAction refused() {
        return refusal(403, "AccessDenied", "Access Denied");
    }

    /** Answers 503 as to too many requests; nothing is handled. */
    public static FaultAction slowDown() {
        return refusal(503, "SlowDown", "Please reduce your request rate.");
    }

    /** Answers 500; nothing is handled. */
    public static FaultAction internalError() {
        return refusal(500, "InternalError", "We encountered an internal error. Please try again.");
    }

    /** Answers with an error in XML; nothing is handled. */
    public static FaultAction refusal(int status, String code, String message) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        return FaultAction.answering(status + " " + code, FakeResponse.of(status, "application/xml", body), Turn.FAULT);
    }

    /** Reads half of the body of an upload, then resets the connection; nothing is handled. */
    public static FaultAction cutUpload() {
        return FaultAction.answering("cut upload", FakeResponse.dropped().delivered(Delivery.RESET), Turn.CUT);
    }
}
