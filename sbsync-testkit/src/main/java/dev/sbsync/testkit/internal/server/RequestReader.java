package dev.sbsync.testkit.internal.server;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FileContent;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one HTTP/1.1 request off a stream: a body with a length or in chunks, after {@code 100 Continue} if asked. */
final class RequestReader {
    private static final int LONGEST_LINE = 64 * 1024;
    /** Of a chunked body, which is kept in memory. */
    private static final int LARGEST_CHUNKED_BODY = 64 * 1024 * 1024;

    private static final Pattern AUTHORITY = Pattern.compile("^https?://([^/?]*)", Pattern.CASE_INSENSITIVE);

    private RequestReader() {}

    /** Returns the head of the next request, without its body; empty if the client has closed the connection. */
    static Optional<FakeRequest> head(InputStream in, OutputStream out) throws IOException, MalformedRequestException {
        String start = line(in);
        while (start != null && start.isEmpty()) {
            start = line(in);
        }
        if (start == null) {
            return Optional.empty();
        }
        String[] parts = start.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.") || parts[1].isEmpty()) {
            throw new MalformedRequestException("not a request line of HTTP/1.1: " + start);
        }
        Map<String, String> headers = headers(in);
        if (headers.getOrDefault("expect", "").toLowerCase(Locale.ROOT).contains("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
        Matcher authority = AUTHORITY.matcher(parts[1]);
        if (authority.find()) {
            headers.put("host", authority.group(1));
        }
        String target = authority.replaceFirst("");
        return Optional.of(FakeRequest.received(parts[0], target, headers, FileContent.of(new byte[0])));
    }

    /** Returns a request with its body. */
    static FakeRequest whole(FakeRequest head, InputStream in) throws IOException, MalformedRequestException {
        return head.withBody(body(in, head));
    }

    /** Reads half of a body, if its length is given. */
    static void half(FakeRequest head, InputStream in) throws IOException, MalformedRequestException {
        in.skipNBytes(number(head.header("Content-Length").orElse("0"), 10) / 2);
    }

    private static Map<String, String> headers(InputStream in) throws IOException, MalformedRequestException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = needed(in); !line.isEmpty(); line = needed(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedRequestException("not a header: " + line.substring(0, Math.min(20, line.length())));
            }
            String name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).trim(), (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private static FileContent body(InputStream in, FakeRequest head) throws IOException, MalformedRequestException {
        if (head.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked")) {
            return FileContent.of(chunks(in));
        }
        int length = number(head.header("Content-Length").orElse("0"), 10);
        FileContent content = FileContent.read(in, length);
        if (content.length() < length) {
            throw new EOFException("the client closed the connection within a body");
        }
        return content;
    }

    private static byte[] chunks(InputStream in) throws IOException, MalformedRequestException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = needed(in);
            int extension = size.indexOf(';');
            int length = number(extension < 0 ? size : size.substring(0, extension), 16);
            if (length == 0) {
                headers(in);
                return body.toByteArray();
            }
            if (body.size() + (long) length > LARGEST_CHUNKED_BODY) {
                throw new MalformedRequestException("a body of more than " + LARGEST_CHUNKED_BODY + " bytes");
            }
            body.writeBytes(bytes(in, length));
            needed(in);
        }
    }

    private static byte[] bytes(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client closed the connection within a body");
        }
        return bytes;
    }

    private static int number(String text, int radix) throws MalformedRequestException {
        try {
            int number = Integer.parseInt(text.trim(), radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new MalformedRequestException("not a length: " + text);
        }
        throw new MalformedRequestException("a length of 0 to " + Integer.MAX_VALUE + " bytes is needed, not " + text);
    }

    private static String needed(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("the client closed the connection within a request");
        }
        return line;
    }

    /** Returns the next line without its end; null at the end of the stream. */
    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
