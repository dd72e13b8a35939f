package dev.sbsync.core.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} stands for any characters within one segment, {@code ?} for one of them, {@code **} for
 * any characters, slashes included. At the start of a segment {@code **}{@code /} also stands for nothing, and at the
 * end {@code /**} also for the folder itself. A backslash takes the meaning from the character after it. Immutable.
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
     * Reads a pattern; slashes at either end do not matter.
     *
     * @throws IllegalArgumentException if it could match nothing, or something else than was meant
     */
    static Glob of(String given) {
        String text = Paths.trimmed(given);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "The pattern '" + given + "' is empty; give one such as blog/**, or leave it out.");
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
                if (at == text.length()) {
                    throw new IllegalArgumentException("The pattern '" + given
                            + "' ends with a backslash that has no character to escape; write two for one.");
                }
                String literal = Character.toString(text.codePointAt(at));
                parts.add(new Part(Kind.LITERAL, literal));
                i = at + literal.length();
            }
        }
        return List.copyOf(parts);
    }

    /** Tells whether a path, without slashes at its ends, is matched as a whole. */
    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Returns the characters that every match begins with; may be empty. */
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

    /** Tells whether it matches one path and no other. */
    boolean exact() {
        return parts.stream().allMatch(part -> part.kind == Kind.LITERAL);
    }

    /** Tells whether it matches one folder, with all that lies in it, and nothing else. */
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

    /** Returns the pattern without slashes at its ends. */
    @Override
    public String toString() {
        return text;
    }
}
