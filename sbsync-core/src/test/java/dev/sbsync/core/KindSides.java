package dev.sbsync.core;

import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.RecordedRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Two spaces of a fake, of which some kinds are synced with one state. */
final class KindSides implements AutoCloseable {

    final Sides sides;
    final StateStore state = StateStore.inMemory();
    private final Set<Kind> kinds;

    KindSides(Sides sides, Kind... kinds) {
        this.sides = sides;
        this.kinds = Set.of(kinds);
    }

    FakeSpace source() {
        return sides.source();
    }

    FakeSpace target() {
        return sides.target();
    }

    SpaceSyncBuilder sync() {
        return sides.sync().state(state).kinds(kinds);
    }

    /** Returns a sync without a source. */
    SpaceSyncBuilder undoing() {
        return sides.undoing().state(state);
    }

    SyncPlan plan() {
        return sync().build().plan();
    }

    SyncReport run() {
        return Sides.run(sync().build());
    }

    /** Returns the operations of a plan that are not {@code unchanged}, each with the item's type and path. */
    static List<String> changes(SyncPlan plan) {
        return plan.items().stream()
                .map(item -> item.operation() + " " + item.source().type() + " "
                        + item.source().path())
                .filter(line -> !line.startsWith("unchanged"))
                .toList();
    }

    /** Returns the item of a plan with a path. */
    static PlannedItem item(SyncPlan plan, String path) {
        return plan.items().stream()
                .filter(item -> item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the messages of the warnings with a code. */
    static List<String> warnings(SyncPlan plan, OutcomeCode code) {
        return plan.items().stream()
                .flatMap(item -> item.warnings().stream())
                .filter(warning -> warning.code() == code)
                .map(Problem::message)
                .toList();
    }

    /** Returns the requests since the log was cleared, as method and resource. */
    Stream<String> requests() {
        return sides.api.requests().stream().map(KindSides::request);
    }

    /** Returns the writes since the log was cleared, as method and resource. */
    List<String> writes() {
        return sides.api.writes().stream().map(KindSides::request).toList();
    }

    private static String request(RecordedRequest request) {
        return request.method() + " " + request.resource();
    }

    @Override
    public void close() {
        state.close();
        sides.close();
    }
}
