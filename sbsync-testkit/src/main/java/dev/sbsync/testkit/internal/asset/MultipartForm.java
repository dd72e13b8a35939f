package dev.sbsync.testkit.internal.asset;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FileContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form of {@code multipart/form-data}.
 *
 * @param fields the fields before the file, in their order; fields after the file are ignored, as by S3
 * @param file the part {@code file}
 */
record MultipartForm(Map<String, String> fields, Optional<FileContent> file) {
    /** The fields are looked for at the beginning of a body, the end of the file at its end: the file may be large. */
    private static final int EDGE = 64 * 1024;

    private static final Pattern BOUNDARY =
            Pattern.compile("^multipart/form-data;.*boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition: *form-data;(?:.*; *| *)name=\"([^\"]*)\"");

    /** Reads the body of a request; empty if it is not such a form or has a duplicate field. */
    static Optional<MultipartForm> of(FakeRequest request) {
        Matcher type = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        return type.find() ? parse(request.content(), type.group(1)) : Optional.empty();
    }

    private static Optional<MultipartForm> parse(FileContent whole, String boundary) {
        byte[] body = whole.part(0, Math.min(whole.length(), 2 * EDGE)).bytes();
        byte[] first = ascii("--" + boundary);
        byte[] next = ascii("\r\n--" + boundary);
        Map<String, String> fields = new LinkedHashMap<>();
        int at = first.length;
        if (body.length < at || !Arrays.equals(body, 0, at, first, 0, at)) {
            return Optional.empty();
        }
        while (startsWith(body, at, "\r\n")) {
            int head = indexOf(body, ascii("\r\n\r\n"), at);
            String name = head < 0 ? null : name(new String(body, at, head - at, StandardCharsets.UTF_8));
            if ("file".equals(name)) {
                return file(whole, head + 4, next).map(file -> new MultipartForm(fields, Optional.of(file)));
            }
            int end = head < 0 ? -1 : indexOf(body, next, head + 4);
            if (name == null || end < 0) {
                return Optional.empty();
            }
            byte[] value = Arrays.copyOfRange(body, head + 4, end);
            if (fields.put(name, new String(value, StandardCharsets.UTF_8)) != null) {
                return Optional.empty();
            }
            at = end + next.length;
        }
        return startsWith(body, at, "--") ? Optional.of(new MultipartForm(fields, Optional.empty())) : Optional.empty();
    }

    private static Optional<FileContent> file(FileContent whole, int start, byte[] delimiter) {
        long from = Math.max(start, whole.length() - EDGE);
        int end = indexOf(whole.part(from, whole.length() - from).bytes(), delimiter, 0);
        return end < 0 ? Optional.empty() : Optional.of(whole.part(start, from + end - start));
    }

    private static @Nullable String name(String head) {
        Matcher matcher = NAME.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static boolean startsWith(byte[] body, int at, String text) {
        byte[] wanted = ascii(text);
        return body.length >= at + wanted.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (body[i] == wanted[0] && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
