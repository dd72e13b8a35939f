package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.file.FilePaths;
import dev.sbsync.testkit.internal.file.MediaTypes;
import dev.sbsync.testkit.internal.http.Violations;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.StoredFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepts uploaded files, as S3 does for the API, on a separate host without tokens. A form must have the signed
 * fields, each once and unchanged, then the file; a signature is valid for ten minutes (docs/management-api.md).
 * Refusals are XML, as S3 words them.
 */
public final class Uploads {
    private static final long LARGEST = 5_242_879_999L;
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final FakeState state;
    private final Violations violations;
    private final Map<String, Signed> signed = new HashMap<>();
    private String host = "";
    private long stored;

    /** A signed form; signing the same key again keeps the first one valid. */
    private record Signed(long space, long asset, Map<String, String> fields, Instant at) {}

    public Uploads(FakeState state, Violations violations) {
        this.state = state;
        this.violations = violations;
    }

    /** Sets the address of the host, without a path; until then uploads go to the host of the API. */
    public void host(String url) {
        host = url;
    }

    /** Returns the number of bytes that were stored. */
    long stored() {
        return stored;
    }

    /** Signs a form for an asset; {@code apiHost} is used if uploads have no separate host. */
    ObjectNode sign(long space, long asset, String key, String apiHost) {
        Instant now = state.now();
        String at = SIGNED_AT.format(now);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("acl", "public-read");
        fields.put("Expires", "Sun, 17 Jan 2038 00:00:00 GMT");
        fields.put("Cache-Control", "public; max-age=31536000");
        fields.put("Content-Type", MediaTypes.ofName(key));
        fields.put("policy", policy(key, now));
        fields.put("x-amz-credential", "fake/" + at.substring(0, 8) + "/us-east-1/s3/aws4_request");
        fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
        fields.put("x-amz-date", at);
        fields.put("x-amz-signature", Integer.toHexString((key + at).hashCode()));
        signed.put(fields.get("policy"), new Signed(space, asset, fields, now));
        ObjectNode answer = Nodes.object();
        ObjectNode shown = answer.putObject("fields");
        fields.forEach(shown::put);
        return answer.put("post_url", (host.isEmpty() ? "http://" + apiHost : host) + FilePaths.UPLOADS);
    }

    /** Takes a form. */
    public FakeResponse take(FakeRequest request) {
        if (!request.method().equals("POST")) {
            return StorageErrors.xml(
                    405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        if (request.header("Authorization").isPresent()) {
            violations.noted(
                    request,
                    Violation.Kind.TOKEN_AT_UPLOAD,
                    "an upload carried a token, which the storage must not see");
            return StorageErrors.xml(400, "InvalidArgument", "Only one auth mechanism allowed.");
        }
        if (request.header("Content-Length").isEmpty()) {
            return StorageErrors.xml(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        Optional<MultipartForm> form = MultipartForm.of(request);
        if (form.isEmpty()) {
            return StorageErrors.xml(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed.");
        }
        return take(request, form.get());
    }

    private FakeResponse take(FakeRequest request, MultipartForm form) {
        if (form.file().isEmpty()) {
            return StorageErrors.xml(400, "InvalidArgument", "POST requires exactly one file upload per request.");
        }
        Signed permission = signed.get(form.fields().getOrDefault("policy", ""));
        if (permission == null) {
            return StorageErrors.xml(403, "AccessDenied", "Access Denied");
        }
        if (!state.now().isBefore(permission.at().plus(GOOD_FOR))) {
            return StorageErrors.xml(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
        }
        if (!form.fields().equals(permission.fields())) {
            return StorageErrors.xml(403, "AccessDenied", "Invalid according to Policy: Policy Condition failed");
        }
        List<String> order = new ArrayList<>(permission.fields().keySet());
        if (!order.equals(new ArrayList<>(form.fields().keySet()))) {
            violations.noted(
                    request,
                    Violation.Kind.UPLOAD_FIELDS_REORDERED,
                    "fields came as " + form.fields().keySet());
        }
        return stored(permission, form.file().get());
    }

    private FakeResponse stored(Signed permission, FileContent content) {
        if (content.length() == 0) {
            return StorageErrors.xml(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum size");
        }
        if (content.length() > LARGEST) {
            return StorageErrors.xml(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        }
        String type = permission.fields().getOrDefault("Content-Type", "");
        stored += content.length();
        state.changing(permission.space()).ifPresent(space -> {
            space.files().put(permission.asset(), new StoredFile(type, content));
            space.records("assets")
                    .find(permission.asset())
                    .ifPresent(asset -> state.committed(Commit.Kind.UPDATED, space, "assets", asset));
        });
        return FakeResponse.of(204, "application/xml", new byte[0]);
    }

    private static String policy(String key, Instant now) {
        String json = "{\"expiration\":\"" + now.plus(GOOD_FOR) + "\",\"conditions\":[{\"key\":\"" + key
                + "\"},[\"content-length-range\",1," + LARGEST + "]]}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
