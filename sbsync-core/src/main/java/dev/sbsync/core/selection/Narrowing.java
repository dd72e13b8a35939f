package dev.sbsync.core.selection;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Determines the condition that narrows a listing, and its ranges. Stateless. */
final class Narrowing {

    /** More tags would exceed the URL length that servers accept. */
    private static final int MOST_TAGS = 20;

    private Narrowing() {}

    /** Returns the condition behind the ranges; empty for the whole space. */
    static Optional<Condition> condition(Selection selection) {
        return Stream.of(Condition.PREFIX, Condition.SLUG, Condition.TAG)
                .filter(condition -> narrows(condition, selection.terms(condition)))
                .findFirst();
    }

    private static boolean narrows(Condition condition, Collection<Term> terms) {
        return !terms.isEmpty()
                && switch (condition) {
                    case SLUG ->
                        terms.stream()
                                .noneMatch(term -> glob(term).literalPrefix().isEmpty());
                    // the API treats a comma as the end of a tag
                    case TAG ->
                        terms.size() <= MOST_TAGS
                                && terms.stream().noneMatch(term -> term.text().contains(","));
                    default -> true;
                };
    }

    static List<Range> ranges(Selection selection) {
        return condition(selection)
                .map(condition -> ranges(condition, selection.terms(condition)))
                .orElse(List.of(new Range.Everything()));
    }

    private static List<Range> ranges(Condition condition, Collection<Term> terms) {
        List<String> texts = terms.stream().map(Term::text).toList();
        return switch (condition) {
            case TAG -> List.of(new Range.Tagged(texts));
            case SLUG ->
                terms.stream().flatMap(term -> ranges(glob(term))).distinct().toList();
            default ->
                texts.stream()
                        .filter(prefix -> texts.stream().noneMatch(other -> prefix.startsWith(other + "/")))
                        .<Range>map(Range.AtOrBelow::new)
                        .toList();
        };
    }

    private static Stream<Range> ranges(Glob glob) {
        String literal = glob.literalPrefix();
        if (glob.exact()) {
            return Stream.of(new Range.At(literal), new Range.At(literal + "/"));
        }
        return Stream.of(glob.folderAndBelow() ? new Range.AtOrBelow(literal) : new Range.BeginningWith(literal));
    }

    private static Glob glob(Term term) {
        return Objects.requireNonNull(term.glob(), "a slug is a pattern");
    }
}
