package dev.sbsync.core.selection;

import java.util.List;
import java.util.stream.Stream;

/** Determines the kind of condition that narrows a listing, and its ranges. Stateless. */
final class Narrowing {

    /** More tags would exceed the URL length that servers accept. */
    private static final int MOST_TAGS = 20;

    private Narrowing() {}

    /** Returns the kind of condition behind the ranges; empty for the whole space. */
    static String kind(Selection selection) {
        if (!selection.prefixes().isEmpty()) {
            return Selection.PREFIX;
        }
        if (!selection.slugs().isEmpty()
                && selection.slugs().stream()
                        .noneMatch(glob -> glob.literalPrefix().isEmpty())) {
            return Selection.SLUG;
        }
        // the API treats a comma as the end of a tag
        boolean listable = selection.tags().size() <= MOST_TAGS
                && selection.tags().stream().noneMatch(tag -> tag.contains(","));
        return !selection.tags().isEmpty() && listable ? Selection.TAG : "";
    }

    static List<Range> ranges(Selection selection) {
        return switch (kind(selection)) {
            case Selection.PREFIX ->
                selection.prefixes().stream()
                        .filter(prefix ->
                                selection.prefixes().stream().noneMatch(other -> prefix.startsWith(other + "/")))
                        .<Range>map(Range.AtOrBelow::new)
                        .toList();
            case Selection.SLUG ->
                selection.slugs().stream().flatMap(Narrowing::ranges).distinct().toList();
            case Selection.TAG -> List.of(new Range.Tagged(List.copyOf(selection.tags())));
            default -> List.of(new Range.Everything());
        };
    }

    private static Stream<Range> ranges(Glob glob) {
        String literal = glob.literalPrefix();
        if (glob.exact()) {
            return Stream.of(new Range.At(literal), new Range.At(literal + "/"));
        }
        return Stream.of(glob.folderAndBelow() ? new Range.AtOrBelow(literal) : new Range.BeginningWith(literal));
    }
}
