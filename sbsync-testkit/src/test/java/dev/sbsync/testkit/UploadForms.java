package dev.sbsync.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Forms as a client uploads them. */
final class UploadForms {
    private UploadForms() {}

    /** Returns the request for a signed upload. */
    static FakeRequest of(JsonNode signed, byte[] file) {
        return of(fields(signed), file);
    }

    static Map<String, String> fields(JsonNode signed) {
        Map<String, String> fields = new LinkedHashMap<>();
        signed.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return fields;
    }

    static FakeRequest of(Map<String, String> fields, byte[] file) {
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n")
                .append("Content-Type: image/png\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[start.length + file.length + end.length];
        System.arraycopy(start, 0, body, 0, start.length);
        System.arraycopy(file, 0, body, start.length, file.length);
        System.arraycopy(end, 0, body, start.length + file.length, end.length);
        return FakeRequest.post("/uploads", "")
                .withHeader("Content-Type", "multipart/form-data; boundary=b")
                .withHeader("Content-Length", Integer.toString(body.length))
                .withBody(body);
    }
}
