package dev.sbsync.core.plan;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.selection.Selection;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The selection and the policies of a plan.
 *
 * @param kinds the kinds to sync
 * @param selection the selected items of the source
 * @param onExisting the policy for items that have a match
 * @param onCollision the policy for collisions
 * @param onDrift the policy for items that changed in the target since the last sync
 * @param publish the publish mode
 * @param identity which uuid copies have
 * @param onUnresolved the policy for references that do not work in the target
 * @param deletes the policy for items that only the target has
 */
public record PlanOptions(
        Set<Kind> kinds,
        Selection selection,
        OnExisting onExisting,
        OnCollision onCollision,
        OnDrift onDrift,
        PublishMode publish,
        IdentityMode identity,
        OnUnresolved onUnresolved,
        DeletePolicy deletes) {

    /**
     * Orders the kinds.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PlanOptions {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("No kind to sync; choose at least one of "
                    + Arrays.stream(Kind.values()).map(Kind::id).collect(Collectors.joining(", ")) + ".");
        }
        kinds = Collections.unmodifiableSet(Kind.ordered(kinds));
    }

    /** Returns the default options: all stories are mirrored, drift is skipped. */
    public static PlanOptions defaults() {
        return new PlanOptions(
                Kind.DEFAULT,
                Selection.all(),
                OnExisting.UPDATE,
                OnCollision.OVERWRITE_SAME_TYPE,
                OnDrift.SKIP,
                PublishMode.MIRROR,
                IdentityMode.ALIGN,
                OnUnresolved.KEEP,
                DeletePolicy.NONE);
    }

    /** Returns these options for comparing both sides: no policy skips an item that exists on both, or deletes any. */
    public PlanOptions forComparison() {
        return onExisting(OnExisting.UPDATE).onCollision(OnCollision.OVERWRITE).deletes(DeletePolicy.NONE);
    }

    /** Returns these options for other kinds. */
    public PlanOptions kinds(Set<Kind> value) {
        return new PlanOptions(
                value, selection, onExisting, onCollision, onDrift, publish, identity, onUnresolved, deletes);
    }

    /** Returns these options with another selection. */
    public PlanOptions selection(Selection value) {
        return new PlanOptions(
                kinds, value, onExisting, onCollision, onDrift, publish, identity, onUnresolved, deletes);
    }

    /** Returns these options with another policy for existing items. */
    public PlanOptions onExisting(OnExisting value) {
        return new PlanOptions(kinds, selection, value, onCollision, onDrift, publish, identity, onUnresolved, deletes);
    }

    /** Returns these options with another policy for collisions. */
    public PlanOptions onCollision(OnCollision value) {
        return new PlanOptions(kinds, selection, onExisting, value, onDrift, publish, identity, onUnresolved, deletes);
    }

    /** Returns these options with another policy for drift. */
    public PlanOptions onDrift(OnDrift value) {
        return new PlanOptions(
                kinds, selection, onExisting, onCollision, value, publish, identity, onUnresolved, deletes);
    }

    /** Returns these options with another publish mode. */
    public PlanOptions publish(PublishMode value) {
        return new PlanOptions(
                kinds, selection, onExisting, onCollision, onDrift, value, identity, onUnresolved, deletes);
    }

    /** Returns these options with another mode of identity. */
    public PlanOptions identity(IdentityMode value) {
        return new PlanOptions(
                kinds, selection, onExisting, onCollision, onDrift, publish, value, onUnresolved, deletes);
    }

    /** Returns these options with another policy for unresolved references. */
    public PlanOptions onUnresolved(OnUnresolved value) {
        return new PlanOptions(kinds, selection, onExisting, onCollision, onDrift, publish, identity, value, deletes);
    }

    /** Returns these options with another policy for items that only the target has. */
    public PlanOptions deletes(DeletePolicy value) {
        return new PlanOptions(
                kinds, selection, onExisting, onCollision, onDrift, publish, identity, onUnresolved, value);
    }
}
