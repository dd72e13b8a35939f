package dev.sbsync.core.internal.kind.record;

import dev.sbsync.client.error.ApiFailure;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads the target's record of one item, and finds it by its names. Blocks; not thread-safe. */
final class RecordReads {

    private final RecordWriters run;
    private final RecordRow desired;
    private final RecordRequests requests;
    private final Side target;
    private final Function<ItemKey, @Nullable Identity> targetOf;
    private long acceptedAt;

    /**
     * Creates the reads of an item.
     *
     * @param targetOf returns the target's item of a referenced item; null if there is none
     */
    RecordReads(
            RecordWriters run,
            RecordRow desired,
            RecordRequests requests,
            Side target,
            Function<ItemKey, @Nullable Identity> targetOf) {
        this.run = run;
        this.desired = desired;
        this.requests = requests;
        this.target = target;
        this.targetOf = targetOf;
    }

    /**
     * Reads the record, or finds it in a list that shows what was accepted last.
     *
     * @param before the record as it was, whose references are known; null if it was created
     * @throws NotFoundException if it does not exist
     */
    RecordRow read(long id, @Nullable RecordRow before) {
        Optional<ObjectNode> read = requests.read(id);
        if (read.isPresent()) {
            acceptedAt = 0;
            return answered(read.get(), before);
        }
        List<RecordRow> rows = acceptedAt == 0 ? rows() : run.rows(container(), target, acceptedAt);
        acceptedAt = 0;
        return rows.stream().filter(row -> row.id() == id).findFirst().orElseThrow(() -> gone(id));
    }

    private List<RecordRow> rows() {
        return run.rows(container(), target);
    }

    /** Returns the target's item of another kind that the record is in; null if there is none. */
    private @Nullable ItemKey container() {
        ItemKey parent = desired.parent();
        Identity there = parent == null || parent.kind().equals(run.kind().id()) ? null : targetOf.apply(parent);
        return there == null ? null : there.key();
    }

    private NotFoundException gone(long id) {
        String path = run.kind().id() + "/" + id;
        return new NotFoundException(new ApiFailure(404, "GET", path, "", List.of(), Set.of(), 1, false, null), null);
    }

    /** Records that a write was accepted with an answer that does not show the record. */
    void wrote(long id) {
        acceptedAt = run.confirmsAtTheEnd() ? run.readableAt() : 0;
        run.wrote(id, container());
    }

    /**
     * Returns the record as an answer shows it.
     *
     * @param actual the record as it was, whose references are known; null if it was created
     */
    RecordRow answered(ObjectNode answer, @Nullable RecordRow actual) {
        return run.kind()
                .row(answer, new AnsweredNames(desired, targetOf, actual))
                .at(desired.path(), List.of());
    }

    /** Finds what a create with an unknown outcome, or of a taken name, may have created. */
    List<RecordRow> lookUp() {
        RecordKind kind = run.kind();
        Optional<List<ObjectNode>> created = requests.lookUp();
        if (created.isPresent()) {
            return created.get().stream()
                    .map(there -> answered(there, null))
                    .filter(there -> !run.ids().ofAnother(there.key(), desired.key()))
                    .toList();
        }
        List<RecordRow> all = rows().stream().map(this::inItsPlace).toList();
        List<RecordRow> found = List.of();
        for (int rank = 0; found.isEmpty() && rank < kind.matchedBy(desired).size(); rank++) {
            String name = kind.matchedBy(desired).get(rank);
            int at = rank;
            found = all.stream()
                    .filter(there -> kind.matchedBy(there).size() > at
                            && kind.matchedBy(there).get(at).equals(name))
                    .toList();
        }
        return found;
    }

    /** A record in the target's counterpart of the parent has the path of the source, whatever that one's name is. */
    private RecordRow inItsPlace(RecordRow there) {
        ItemKey parent = desired.parent();
        Identity outer = parent == null ? null : targetOf.apply(parent);
        if (outer == null || !outer.key().equals(there.parent())) {
            return there;
        }
        String outerPath = desired.path().substring(0, desired.path().lastIndexOf('/') + 1);
        return there.at(outerPath + there.path().substring(there.path().lastIndexOf('/') + 1), List.of());
    }
}
