package dev.sbsync.core.internal.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of an asset inside a text. Slashes may be escaped as in JSON ({@code \/}).
 *
 * @param text the text
 * @param start the index of its first slash
 * @param spaceId the space that owns the file
 * @param size the dimensions, empty if absent
 * @param hash the part that is unique per upload
 * @param nameStart the index of the file's name
 * @param end the index after the longest possible name
 */
record AssetPath(String text, int start, long spaceId, String size, String hash, int nameStart, int end) {

    private static final int MAX_DIGITS = 18;
    private static final int MAX_NAME = 2_000;
    private static final int MAX_CANDIDATES = 16;

    /** Characters that may be part of a name, but more often end a URL in a text. */
    private static final String DOUBTFUL = "')>,;&|]}*`!";

    /** Returns the path that begins with a slash at an index; null if none does. */
    static @Nullable AssetPath at(String text, int start) {
        int space = afterSlash(text, segmentEnd(text, afterSlash(text, start)));
        int spaceEnd = segmentEnd(text, space);
        int second = afterSlash(text, spaceEnd);
        if (second < 0 || !digits(text, space, spaceEnd)) {
            return null;
        }
        int secondEnd = segmentEnd(text, second);
        boolean sized = isSize(text, second, secondEnd);
        int hash = sized ? afterSlash(text, secondEnd) : second;
        int hashEnd = segmentEnd(text, hash);
        int name = afterSlash(text, hashEnd);
        int end = Math.min(segmentEnd(text, name), name + MAX_NAME);
        if (name < 0 || name == end || !alphanumeric(text, hash, hashEnd)) {
            return null;
        }
        String size = sized ? text.substring(second, secondEnd) : "";
        long spaceId = Long.parseLong(text.substring(space, spaceEnd));
        return new AssetPath(text, start, spaceId, size, text.substring(hash, hashEnd), name, end);
    }

    /** Returns the key, if the name ends at an index. */
    AssetKey key(int nameEnd) {
        return new AssetKey(spaceId, size, hash, text.substring(nameStart, nameEnd));
    }

    /** Returns the indexes at which the name may end, beginning with the longest name. */
    List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        for (int at = end; at > nameStart; at--) {
            if (at == end || DOUBTFUL.indexOf(text.charAt(at)) >= 0) {
                ends.add(at);
                int sentence = at;
                while (sentence - 1 > nameStart && ".:".indexOf(text.charAt(sentence - 1)) >= 0) {
                    sentence--;
                }
                if (sentence != at) {
                    ends.add(sentence);
                }
            }
        }
        if (ends.size() > MAX_CANDIDATES) {
            ends.subList(MAX_CANDIDATES - 1, ends.size() - 1).clear();
        }
        return ends;
    }

    /** Returns whether the slashes are escaped. */
    boolean escaped() {
        return text.charAt(start) == '\\';
    }

    /** Returns the index after a slash; -1 if there is none. */
    private static int afterSlash(String text, int at) {
        if (at < 0) {
            return -1;
        }
        int slash = at < text.length() && text.charAt(at) == '\\' ? at + 1 : at;
        return slash < text.length() && text.charAt(slash) == '/' ? slash + 1 : -1;
    }

    private static int segmentEnd(String text, int from) {
        if (from < 0) {
            return -1;
        }
        int end = from;
        while (end < text.length() && !endsSegment(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsSegment(char c) {
        return "/?#\"<\\".indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean digits(String text, int from, int to) {
        return from < to
                && to - from <= MAX_DIGITS
                && text.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean alphanumeric(String text, int from, int to) {
        return from < to && text.substring(from, to).chars().allMatch(Character::isLetterOrDigit);
    }

    /** Returns whether a segment is a size: two numbers around an x, which may both be missing. */
    private static boolean isSize(String text, int from, int to) {
        int separators = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == 'x' || c == 'X') {
                separators++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return separators == 1;
    }
}
