package dev.sbsync.core.internal.reference;

import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        int more = open.size() - NAMED;
        return open.size() + (open.size() == 1 ? " reference does" : " references do") + " not work in the target: "
                + open.stream()
                        .limit(NAMED)
                        .map(one -> one.pointer().substring(1) + " (" + one.from() + ")")
                        .collect(Collectors.joining(", "))
                + (more > 0 ? ", and " + more + " more" : "");
    }
}
