package dev.sbsync.client.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the size of an SVG from its root element: width and height in pixels, or else the view box. */
final class SvgSize {

    private static final int LONGEST_HEADER = 4 * 1024;
    private static final Pattern ROOT = Pattern.compile("<svg\\s[^>]*>");
    private static final Pattern VIEW_BOX =
            Pattern.compile("\\sviewBox\\s*=\\s*[\"'][^\"']*?[\\s,]([0-9.]+)[\\s,]+([0-9.]+)\\s*[\"']");

    private SvgSize() {}

    /** Returns width and height; empty if it is something else, or its size is relative. */
    static Optional<int[]> of(InputStream in) throws IOException {
        Matcher root = ROOT.matcher(new String(in.readNBytes(LONGEST_HEADER), StandardCharsets.UTF_8));
        if (!root.find()) {
            return Optional.empty();
        }
        Optional<int[]> own = size(attribute("width", root.group()), attribute("height", root.group()));
        Matcher box = VIEW_BOX.matcher(root.group());
        return own.isPresent() || !box.find() ? own : size(box.group(1), box.group(2));
    }

    private static String attribute(String name, String element) {
        Matcher value = Pattern.compile("\\s" + name + "\\s*=\\s*[\"']\\s*([0-9.]+)(px)?\\s*[\"']")
                .matcher(element);
        return value.find() ? value.group(1) : "";
    }

    private static Optional<int[]> size(String width, String height) {
        return ImageSize.size(number(width), number(height));
    }

    private static long number(String text) {
        return text.matches("\\d{1,8}(\\.\\d*)?") ? Math.round(Double.parseDouble(text)) : 0;
    }
}
