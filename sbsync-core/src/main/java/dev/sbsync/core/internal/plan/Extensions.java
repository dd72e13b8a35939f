package dev.sbsync.core.internal.plan;

import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.run.WriteVeto;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.ExtensionIds;
import dev.sbsync.core.state.RunHeader;
import dev.sbsync.core.state.StateException;
import java.util.ArrayList;
import java.util.List;

/**
 * The caller's extensions of a sync. A stored run contains only their ids, so it can be resumed only with the same ids.
 *
 * @param transform the transform of the source's content
 * @param veto the veto against writing items
 */
public record Extensions(ContentTransform transform, WriteVeto veto) {

    public ExtensionIds ids() {
        return new ExtensionIds(transform.id(), veto.id());
    }

    /**
     * Returns the options of a stored run, with the predicates of this sync's selection.
     *
     * @param own this sync's selection
     * @throws StateException if the run was started with extensions that this sync lacks, or with others
     */
    public PlanOptions optionsOf(RunHeader run, Selection own) {
        return optionsOf("The run '" + run.runId() + "' was started", run.options(), run.extensions(), own);
    }

    /**
     * Returns stored options, with the predicates of this sync's selection.
     *
     * @param started what was started or created, for the message
     * @throws StateException if the extensions are not those of this sync
     */
    public PlanOptions optionsOf(String started, PlanOptions options, ExtensionIds then, Selection own) {
        List<String> wrong = new ArrayList<>();
        compare("transform", then.transform(), transform.id(), wrong);
        compare("veto", then.veto(), veto.id(), wrong);
        Selection selection = options.selection().supplied(own);
        selection.missingPredicates().forEach(name -> wrong.add("the predicate '" + name + "' is missing"));
        if (!wrong.isEmpty()) {
            throw new StateException(
                    StateException.Kind.OTHER_CODE,
                    started + " by an application with extensions, and "
                            + String.join(", ", wrong)
                            + "; use a sync that has the same ones, or start anew.");
        }
        return options.selection(selection);
    }

    private static void compare(String what, String then, String now, List<String> wrong) {
        if (!then.equals(now)) {
            wrong.add(
                    then.isEmpty()
                            ? "it had no " + what + ", but this sync has '" + now + "'"
                            : "the " + what + " '" + then + "' "
                                    + (now.isEmpty() ? "is missing" : "is now '" + now + "'"));
        }
    }
}
