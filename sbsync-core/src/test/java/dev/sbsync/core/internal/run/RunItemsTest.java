package dev.sbsync.core.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.Rows;
import dev.sbsync.core.internal.kind.story.plan.Plans;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.InFlight;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunItemsTest {

    private static final Outcome FAILED = new Outcome.Failed(new Problem(OutcomeCode.INVALID, "no"), null);

    @Test
    void begin_childOfAConfirmedFolder_hasItsIdAndPathInTheTarget() {
        RunItems items = items(Rows.source().with("a/").with("a/x"));
        settled(items, "a", new Outcome.Created(77));

        assertThat(items.begin(entry(items, "a/x"), 0)).isEqualTo(new TargetFolder(77, "a"));
    }

    @Test
    void order_readyFoldersAndStories_givesFoldersFirst() {
        RunItems items = items(Rows.source().with("a-story").with("z/").with("b-story"));
        assertThat(items.open().sorted(RunItems.ORDER))
                .extracting(entry -> entry.item.source().path())
                .containsExactly("z", "a-story", "b-story");
    }

    @Test
    void blockedBy_failedFolder_namesTheFolderAtTheRootOfIt() {
        RunItems items = items(Rows.source().with("a/").with("a/b/").with("a/b/x"));
        RunItem folder = entry(items, "a/b");
        Outcome blocked = folder.blockedBy(entry(items, "a"), FAILED);

        assertThat(blocked)
                .isEqualTo(new Outcome.Blocked(new Problem(OutcomeCode.BLOCKED, "its folder 'a' failed (invalid)")));
        assertThat(entry(items, "a/b/x").blockedBy(folder, blocked)).isEqualTo(blocked);
    }

    @Test
    void settled_notTheLastSubmission_isEndedByTheLaterOne() {
        RunItems items = items(Rows.source().with("a").with("b"));
        RunItem first = entry(items, "a");
        items.begin(first, 0);
        RunItem second = new RunItem(first.item);
        items.queued(second, first);
        assertThat(items.total()).isEqualTo(2);

        items.settled(
                first, new Outcome.Created(77), false, Duration.ofSeconds(2).toNanos());
        assertThat(items.open()).contains(second);
        items.begin(second, Duration.ofSeconds(3).toNanos());
        items.settled(
                second, new Outcome.Unchanged(77), true, Duration.ofSeconds(5).toNanos());

        assertThat(items.counts().ended()).isEqualTo(1);
        ItemResult result = items.results().get(0);
        assertThat(result.outcome()).isEqualTo(new Outcome.Unchanged(77));
        assertThat(result.duration()).as("since the first attempt").isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void queued_itemThatHasEnded_isAFurtherItem() {
        RunItems items = items(Rows.source().with("a"));
        RunItem first = entry(items, "a");
        settled(items, "a", new Outcome.Created(77));
        items.queued(new RunItem(first.item), null);

        assertThat(items.total()).isEqualTo(2);
        assertThat(items.finished()).isFalse();
    }

    @Test
    void inFlight_namesTheItemAndItsTime() {
        RunItems items = items(Rows.source().with("a"));
        RunItem a = entry(items, "a");
        items.begin(a, Duration.ofSeconds(1).toNanos());
        assertThat(RunItems.inFlight(List.of(a), Duration.ofSeconds(6).toNanos()))
                .containsExactly(new InFlight("a", "story", Operation.CREATE, Duration.ofSeconds(5)));
    }

    @Test
    void requestsLeft_resumedWithEndedItems_countsTheOthersAlone() {
        Rows rows = Rows.source();
        for (int i = 0; i < 227; i++) {
            rows.with("item-" + i);
        }
        List<PlannedItem> items = plan(rows);
        List<ItemResult> ended = items.subList(0, 99).stream()
                .map(item -> new ItemResult(
                        item, new Outcome.Created(1), List.of(), Duration.ZERO, new CallCounts(3, 0, 0, Duration.ZERO)))
                .toList();

        assertThat(new RunItems(items, ended).requestsLeft()).isEqualTo(128 * 3);
    }

    @Test
    void requestsLeft_blockedItems_areNoneAnyMore() {
        RunItems items = items(Rows.source().with("a/").with("a/x").with("b"));
        assertThat(items.requestsLeft()).isEqualTo(9);
        RunItem child = entry(items, "a/x");
        settled(items, "a", FAILED);
        items.settled(child, new Outcome.Blocked(new Problem(OutcomeCode.BLOCKED, "a")), true, 0);
        assertThat(items.requestsLeft()).isEqualTo(3);
    }

    @Test
    void cancelRest_itemsWithoutAnOutcome_endCancelled() {
        RunItems items = items(Rows.source().with("a/").with("a/x").with("b"));
        settled(items, "a", new Outcome.Created(1));
        assertThat(items.cancelRest(0)).hasSize(2);
        assertThat(items.finished()).isTrue();
        assertThat(items.results()).hasSize(3);
    }

    @Test
    void open_namesWhatHasNotEndedYet() {
        RunItems items = items(Rows.source().with("a/").with("a/x").with("top"));
        settled(items, "a", new Outcome.Created(77));

        assertThat(items.open()).extracting(entry -> entry.item.source().path()).containsExactly("top", "a/x");
    }

    private static void settled(RunItems items, String path, Outcome outcome) {
        RunItem entry = entry(items, path);
        items.begin(entry, 0);
        items.settled(entry, outcome, true, 0);
    }

    private static RunItem entry(RunItems items, String path) {
        return items.open()
                .filter(entry -> entry.item.source().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static RunItems items(Rows source) {
        return new RunItems(plan(source), List.of());
    }

    private static List<PlannedItem> plan(Rows source) {
        return Plans.plan(
                        Rows.space(1, "s"),
                        source.scan(),
                        Rows.space(2, "t"),
                        Rows.target().scan(),
                        Selection.all(),
                        OnExisting.UPDATE)
                .items()
                .stream()
                .map(item -> item.costing(new ItemCost(3, false, false)))
                .toList();
    }
}
