package dev.sbsync.core.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.kind.RecentItems;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a poll finds, and how many pages it reads; there are no baselines, and two items a page. */
class ChangePollTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.500Z");

    private final Map<Long, Instant> updated = new TreeMap<>();
    private final Map<Long, String> versions = new TreeMap<>();
    private final List<Integer> pages = new ArrayList<>();
    private final ChangePoll poll = new ChangePoll(this::page, item -> item.id() != 99, key -> Optional.empty());

    private record Row(ItemKey key, Instant updatedAt, String version) implements Item {
        @Override
        public String type() {
            return "story";
        }

        @Override
        public String uuid() {
            return "";
        }

        @Override
        public String name() {
            return path();
        }

        @Override
        public String path() {
            return "s" + id();
        }

        @Override
        public long parentId() {
            return 0;
        }

        @Override
        public boolean folder() {
            return false;
        }

        @Override
        public Markers markers() {
            return Markers.of(Map.of(Markers.UPDATED_AT, updatedAt.toString(), "current_version_id", version));
        }
    }

    private RecentItems.Page page(int number) {
        pages.add(number);
        List<Item> all = updated.entrySet().stream()
                .sorted(Map.Entry.<Long, Instant>comparingByValue(Comparator.reverseOrder()))
                .<Item>map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        int end = Math.min(all.size(), number * 2);
        return new RecentItems.Page(all.subList((number - 1) * 2, end), end < all.size());
    }

    private Row row(long id, Instant at) {
        return new Row(new ItemKey("stories", id), at, versions.getOrDefault(id, "1"));
    }

    private List<Long> changed() {
        pages.clear();
        List<Item> changed = List.copyOf(poll.changed());
        poll.planned(changed, changed);
        return changed.stream().map(Item::id).sorted().toList();
    }

    private void edited(long id, Instant at) {
        updated.put(id, at);
    }

    @Test
    void nothingNew_takesOnePage() {
        for (int i = 0; i < 10; i++) {
            edited(i, NOON.plusSeconds(i));
        }
        assertThat(changed()).hasSize(10);
        assertThat(changed()).isEmpty();
        assertThat(pages).containsExactly(1);
    }

    @Test
    void news_areReadToTheirEnd_andNotBeyondWhatWasReadBefore() {
        for (int i = 0; i < 10; i++) {
            edited(i, NOON.plusSeconds(i * 100L));
        }
        changed();
        edited(3, NOON.plusSeconds(2000));
        edited(4, NOON.plusSeconds(2001));
        edited(5, NOON.plusSeconds(2002));
        assertThat(changed()).containsExactly(3L, 4L, 5L);
        assertThat(pages).containsExactly(1, 2, 3);
    }

    @Test
    void rowThatTheListShowsLate_isFound() {
        edited(1, NOON);
        edited(2, NOON.plusSeconds(10));
        changed();
        edited(3, NOON.plusSeconds(5));
        edited(4, NOON.plusSeconds(20));
        assertThat(changed()).containsExactly(3L, 4L);
    }

    @Test
    void timeInWholeSeconds_waitsForTheNextPoll() {
        Instant second = NOON.plusMillis(500);
        edited(1, second);
        assertThat(changed()).isEmpty();
        edited(1, second); // once more in the same second: no difference is listed
        assertThat(changed()).containsExactly(1L);
        assertThat(changed()).isEmpty();
    }

    /** The first edit was read within its second, so that the next one has the same time. */
    @Test
    void anotherVersionOfTheSameSecond_isFound() {
        Instant second = NOON.plusMillis(500);
        edited(1, second);
        changed();
        assertThat(changed()).containsExactly(1L);
        versions.put(1L, "2");
        assertThat(List.of(changed(), changed())).containsOnlyOnce(List.of(1L));
        assertThat(changed()).isEmpty();
    }

    @Test
    void pollWhoseItemsWereNotPlanned_isReadAgainToItsEnd() {
        for (int i = 0; i < 6; i++) {
            edited(i, NOON.plusSeconds(i * 100L));
        }
        poll.changed(); // an outage follows
        assertThat(changed()).hasSize(6);
    }

    @Test
    void timeInWholeSecondsThatChangesAllTheTime_isNotPutOff_andIsReturnedOnceMoreAtTheEnd() {
        edited(1, NOON.plusMillis(500));
        assertThat(changed()).isEmpty();
        for (int second = 1; second < 4; second++) {
            edited(1, NOON.plusMillis(500).plusSeconds(second));
            assertThat(changed()).containsExactly(1L);
        }
        assertThat(changed()).containsExactly(1L);
        assertThat(changed()).isEmpty();
    }

    @Test
    void itemThatIsNotSelected_isNotReturned() {
        edited(99, NOON);
        assertThat(changed()).isEmpty();
    }

    @Test
    void itemToBeTriedAgain_isReturnedOnce() {
        edited(1, NOON);
        changed();
        poll.again(row(1, NOON));
        assertThat(changed()).containsExactly(1L);
        assertThat(changed()).isEmpty();
    }
}
