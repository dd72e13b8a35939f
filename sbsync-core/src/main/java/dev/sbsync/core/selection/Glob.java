package dev.sbsync.core.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A glob pattern for paths: {@code *} matches any characters within one segment, {@code ?} one such character,
 * {@code **} any characters including slashes. At the start of a segment, {@code **}{@code /} also matches nothing; at
 * the end, {@code /**} also matches the folder itself. A backslash escapes the next character. Immutable.
 */
final class Glob {

    private enum Kind {
        LITERAL,
        ONE,
        WITHIN_SEGMENT,
        ACROSS_SEGMENTS,
        SEGMENTS_BEFORE,
        FOLDER_AND_BELOW
    }

    private record Part(Kind kind, String text) {
        Part(Kind kind) {
            this(kind, "");
        }

        String regex() {
            return switch (kind) {
                case LITERAL -> Pattern.quote(text);
                case ONE -> "[^/]";
                case WITHIN_SEGMENT -> "[^/]*";
                case ACROSS_SEGMENTS -> ".*";
                case SEGMENTS_BEFORE -> "(?:.*/)?";
                case FOLDER_AND_BELOW -> "(?:/.*)?";
            };
        }
    }

    private final String text;
    private final List<Part> parts;
    private final Pattern pattern;

    private Glob(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
        StringBuilder regex = new StringBuilder();
        parts.forEach(part -> regex.append(part.regex()));
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /**
     * Parses a pattern; leading and trailing slashes are ignored.
     *
     * @throws IllegalArgumentException if the pattern could never match, or is ambiguous
     */
    static Glob of(String given) {
        String text = trimmed(Objects.requireNonNull(given, "glob"));
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "The pattern '" + given + "' is empty; use a pattern such as blog/**, or omit it.");
        }
        if (text.contains("//")) {
            throw new IllegalArgumentException("The pattern '" + given
                    + "' has an empty segment, which matches nothing, as no slug is empty; write one slash.");
        }
        if (text.contains("***")) {
            throw new IllegalArgumentException("The pattern '" + given
                    + "' has more than two stars in a row; write * within a segment, ** across segments.");
        }
        return new Glob(text, parts(given, text));
    }

    /** Returns a path or pattern without surrounding whitespace and slashes. */
    static String trimmed(String given) {
        return given.strip().replaceAll("^/+|/+$", "");
    }

    private static List<Part> parts(String given, String text) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            boolean atSegment = i == 0 || text.charAt(i - 1) == '/';
            if (text.startsWith("**/", i) && atSegment) {
                parts.add(new Part(Kind.SEGMENTS_BEFORE));
                i += 3;
            } else if (text.startsWith("/**", i) && i + 3 == text.length()) {
                parts.add(new Part(Kind.FOLDER_AND_BELOW));
                i += 3;
            } else if (text.startsWith("**", i)) {
                parts.add(new Part(Kind.ACROSS_SEGMENTS));
                i += 2;
            } else if (text.charAt(i) == '*') {
                parts.add(new Part(Kind.WITHIN_SEGMENT));
                i++;
            } else if (text.charAt(i) == '?') {
                parts.add(new Part(Kind.ONE));
                i++;
            } else {
                int at = text.charAt(i) == '\\' ? i + 1 : i;
                String literal = literal(given, text, at);
                parts.add(new Part(Kind.LITERAL, literal));
                i = at + literal.length();
            }
        }
        return List.copyOf(parts);
    }

    private static String literal(String given, String text, int at) {
        if (at == text.length()) {
            throw new IllegalArgumentException("The pattern '" + given
                    + "' ends with a backslash that has no character to escape; write two for one.");
        }
        return Character.toString(text.codePointAt(at));
    }

    /** Returns whether a path without leading and trailing slashes matches as a whole. */
    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Returns whether a path or any of its ancestors matches. */
    boolean matchesAncestor(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (matches(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the literal prefix of every match; may be empty. */
    String literalPrefix() {
        StringBuilder prefix = new StringBuilder();
        for (Part part : parts) {
            if (part.kind != Kind.LITERAL) {
                break;
            }
            prefix.append(part.text);
        }
        return prefix.toString();
    }

    /** Returns whether the pattern matches exactly one path. */
    boolean exact() {
        return parts.stream().allMatch(part -> part.kind == Kind.LITERAL);
    }

    /** Returns whether the pattern matches exactly one folder and everything below it. */
    boolean folderAndBelow() {
        int last = parts.size() - 1;
        return last > 0
                && parts.get(last).kind == Kind.FOLDER_AND_BELOW
                && parts.subList(0, last).stream().allMatch(part -> part.kind == Kind.LITERAL);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the pattern without leading and trailing slashes. */
    @Override
    public String toString() {
        return text;
    }
}
