package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.core.internal.state.FileBefore;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one kind contributes to writing one item: {@link ItemWriter} calls it in the order of this interface. Used by
 * one thread at a time, for all attempts of the item. Requests may throw any exception of the client.
 *
 * @param <D> the desired state: the source as read and transformed
 * @param <T> an item of the target, as read or answered
 */
public interface KindWriter<D, T> {

    sealed interface Reading<D> {

        record Usable<D>(D desired) implements Reading<D> {}

        /**
         * The item references items that this run is to create, and that are not in the target yet. It waits until they
         * have ended, in whatever way, and is read again; if they wait for it too, it is written twice.
         *
         * @param desired what can be written now
         * @param pending the items
         */
        record Waits<D>(D desired, Set<ItemKey> pending) implements Reading<D> {}

        /**
         * The item cannot be written.
         *
         * @param moved the item as read, if it has moved or changed its type since it was listed: it must be planned
         *     again
         */
        record Unusable<D>(Problem problem, @Nullable Item moved) implements Reading<D> {}
    }

    /** The compared fields of a desired and an actual state, and the differences that are to be written. */
    record Compared(Fields desired, Fields actual, List<Difference> differences) {}

    /**
     * What the steps of an item depend on, apart from its states.
     *
     * @param created whether this run has created the item, so that nothing can refer to it yet
     * @param replacesDeleted whether the item is created in place of a deleted one that could not be restored
     */
    record Situation(boolean created, boolean replacesDeleted) {}

    /** Returns the conditions of this run; a baseline of other conditions is not valid. */
    Conditions conditions();

    /**
     * Returns whether the matched item still has the temporary name of an earlier run, which may still be in flight.
     */
    default boolean temporarilyRenamed() {
        return false;
    }

    /** Reads the desired state, and warns about what cannot be written. */
    Reading<D> read() throws InterruptedException;

    /** Returns the hash of a desired state, as in {@link Baseline#sourceHash}. */
    String hash(D desired);

    /**
     * Returns the markers of the source as read. If it has the hash of its baseline, the target is not read unless its
     * markers have moved; empty if the item must be compared.
     */
    default Optional<Markers> markers(D desired) {
        return Optional.empty();
    }

    /**
     * Reads the target's item.
     *
     * @throws NotFoundException if it does not exist
     */
    T get(long id);

    /**
     * Returns whether {@link #get} shows what the target has made of writes that were accepted without an answer, so
     * that a value that still differs is one that the target stores in another form.
     */
    default boolean listsShowWhatIsStored() {
        return false;
    }

    /** Returns the id of an item of the target. */
    long id(T item);

    /** Returns what references to an item of the target contain. */
    Identity identity(T item);

    /** Returns the value of an item that confirms a step in a list, such as its uuid; empty if nothing does. */
    default String shown(T item) {
        return "";
    }

    /** Compares the states; may read more of the target. */
    Compared compare(D desired, T actual);

    /**
     * Returns whether someone else changed the target's item since it was listed, into something other than the desired
     * state.
     *
     * @param then the valid baseline
     */
    boolean drifted(Baseline then, D desired, T actual);

    /**
     * Returns the steps from the actual to the desired state, in order.
     *
     * @param actual null if the item is to be created; the first step is then the create
     * @param differences the differences of the states; empty if the item is to be created
     */
    List<ItemStep<T>> steps(D desired, @Nullable T actual, List<Difference> differences, Situation situation);

    /**
     * Returns an item of the target in a form that it can be restored from; may read more of it. Called before the
     * first step that changes the item.
     */
    ObjectNode archived(T actual);

    /**
     * Returns the file of the item that the first step for these differences replaces; empty if it replaces none, as by
     * default. Called before {@link #steps}.
     */
    default Optional<FileBefore> replaced(T actual, List<Difference> differences) {
        return Optional.empty();
    }

    /** Returns another item of the target, which is to be renamed, in that form; reads it. */
    default ObjectNode archived(long otherId) {
        throw new IllegalStateException("An item of id " + otherId + " is to be renamed, which its kind never needs");
    }

    /** Returns the hashes of what a run writes, by field, which show that a change is its own; by default none. */
    default Map<String, String> written(D desired) {
        return Map.of();
    }

    /** Returns the step that renames another item of the target to free this item's place, or renames it back. */
    default ItemStep<T> renaming(TemporaryRename other, String name) {
        throw new IllegalStateException("'" + other.path() + "' was planned for a rename, which its kind never needs");
    }

    /** Returns whether a refused step may have changed the item nevertheless. */
    default boolean mayHaveApplied(WriteStep refused) {
        return false;
    }

    /** Returns whether a refused step may succeed once other items of the plan are written. */
    default boolean mayBeFreed(ApiException refused) {
        return false;
    }

    /** Returns whether a create was refused because another item has the item's place. */
    default boolean placeTaken(ApiException refused) {
        return false;
    }

    /**
     * Returns whether the target refuses a second item at the same place, as by default. If not, a create without an
     * answer is repeated only once it can no longer take effect.
     */
    default boolean refusesSecond() {
        return true;
    }

    /** Looks up the items at the item's place, after a create with an unknown outcome or whose place was taken. */
    List<T> lookUp(D desired);

    /** Returns the problem of an item whose place is taken by an item that {@link #lookUp} does not find. */
    Problem takenBy(ApiException refused);

    /** Returns the warning about an item that appeared at the place and is unrelated; empty if it is the same item. */
    default Optional<Problem> collision(T appeared) {
        return Optional.empty();
    }

    /** Returns whether an unrelated item at the item's place is adopted, and no collision, if it is equal. */
    default boolean adoptsEqual() {
        return false;
    }

    /** The warning of an undo about a deleted item that cannot be restored. */
    Problem RECREATED = new Problem(OutcomeCode.RECREATED, "it is created again, with another id");

    /**
     * Returns the step that restores a deleted item; empty if it exists.
     *
     * @throws NotFoundException if it cannot be restored
     */
    default Optional<ItemStep<T>> restoring(long id) {
        get(id);
        return Optional.empty();
    }

    /** Returns whether a restore was refused because another item has the item's place; may look it up. */
    default boolean restoreTaken(ApiException refused, D desired) {
        return placeTaken(refused);
    }

    /**
     * Returns whether an item that the plan missed, and that {@link #restoring exists}, has come back from the trash
     * with another item of the run.
     */
    default boolean cameBack() {
        return false;
    }

    /** Compares the desired state with what the target stores according to its answers; empty if that is unknown. */
    Optional<Compared> stored(D desired);

    /** Returns the baseline of an item in sync; empty if its markers are unknown. */
    Optional<Baseline> inSync(D desired, long id, List<Unresolved> unresolved);

    /** Drops the contents held for an attempt. */
    default void forget() {}
}
