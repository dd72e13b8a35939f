package dev.sbsync.core.internal.reference;

import dev.sbsync.core.internal.text.FirstNames;
import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.Optional;

/** The warning about references that are kept as they are. Stateless. */
public final class OpenReferences {

    private static final int NAMED = 3;

    private OpenReferences() {}

    /** Returns the warning; empty if there are no such references. */
    public static Optional<Problem> warning(List<OpenReference> open) {
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(OutcomeCode.REFERENCE_UNRESOLVED, message(open), null, open));
    }

    private static String message(List<OpenReference> open) {
        List<String> places = open.stream()
                .map(one -> one.pointer().substring(1) + " (" + one.from() + ")")
                .toList();
        return open.size() + (open.size() == 1 ? " reference does" : " references do") + " not work in the target: "
                + FirstNames.of(places, NAMED, ", ", ", and ");
    }
}
