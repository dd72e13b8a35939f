package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.error.IncompleteListException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnstableListException;
import dev.sbsync.client.error.UnusableAnswerException;
import dev.sbsync.client.model.Story;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that a list of stories costs, and its items if it changes while it is read. */
class StoryPagingTest {

    private static final StoryQuery TWO_A_PAGE =
            StoryQuery.builder().startsWith("b&c/\u00e9 +").perPage(2).build();

    private final ScriptedTransport transport = new ScriptedTransport();
    private final StoryOperations stories = Clients.storiesOn(transport);

    @Test
    void list_severalPages_asksForEachWithTheSameEncodedFilters() {
        transport.thenPage(3, 2, page(1, 2)).thenPage(3, 2, page(3));

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L);
        assertThat(transport.queries())
                .containsExactly(
                        "starts_with=b%26c%2F%C3%A9%20%2B&sort_by=created_at%3Aasc%2Cid%3Aasc&page=1&per_page=2",
                        "starts_with=b%26c%2F%C3%A9%20%2B&sort_by=created_at%3Aasc%2Cid%3Aasc&page=2&per_page=2");
    }

    @Test
    void list_exactlyFullLastPage_isNotTheEndUntilTheNextOneIsEmpty() {
        transport.thenPage(4, 2, page(1, 2)).thenPage(4, 2, page(3, 4)).thenPage(4, 2, page());

        assertThat(ids(TWO_A_PAGE)).hasSize(4);
        assertThat(transport.requests()).hasSize(3);
    }

    @Test
    void list_noItems_isEmptyAfterOneRequest() {
        transport.thenPage(0, 2, page());

        assertThat(ids(TWO_A_PAGE)).isEmpty();
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void list_serverGivesFewerAPageThanAsked_followsItsNumber() {
        transport
                .thenPage(3, 1, page(1))
                .thenPage(3, 1, page(2))
                .thenPage(3, 1, page(3))
                .thenPage(3, 1, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void list_itemOfAnEarlierPageAgain_comesOnceAndThePageBeforeIsReadAgain() {
        transport
                .thenPage(4, 2, page(1, 2))
                .thenPage(4, 2, page(2, 3))
                .thenPage(4, 2, page(9, 1))
                .thenPage(4, 2, page(2, 3))
                .thenPage(4, 2, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L, 9L);
        assertThat(pages()).containsExactly(1, 2, 1, 2, 3);
    }

    @Test
    void list_totalGrowsAtTheEnd_costsTwoRereadsAndFollowsIt() {
        transport
                .thenPage(3, 2, page(1, 2))
                .thenPage(5, 2, page(3, 4))
                .thenPage(5, 2, page(1, 2))
                .thenPage(5, 2, page(3, 4))
                .thenPage(5, 2, page(5));

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(pages()).containsExactly(1, 2, 1, 2, 3);
    }

    @Test
    void list_itemDeletedFromAPageBefore_theShiftedItemIsFound() {
        transport
                .thenPage(5, 2, page(1, 2))
                .thenPage(4, 2, page(4, 5))
                .thenPage(4, 2, page(2, 3))
                .thenPage(4, 2, page(4, 5))
                .thenPage(4, 2, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 4L, 5L, 3L);
    }

    @Test
    void list_moreDeletedThanAPageHolds_goesBackToAKnownItem() {
        transport
                .thenPage(9, 2, page(1, 2))
                .thenPage(9, 2, page(3, 4))
                .thenPage(6, 2, page(8, 9))
                .thenPage(6, 2, page(6, 7))
                .thenPage(6, 2, page(1, 5))
                .thenPage(6, 2, page(6, 7))
                .thenPage(6, 2, page(8, 9))
                .thenPage(6, 2, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L, 4L, 8L, 9L, 6L, 7L, 5L);
        assertThat(pages()).containsExactly(1, 2, 3, 2, 1, 2, 3, 4);
    }

    @Test
    void list_otherItemsInEveryAnswer_throwsUnstableList() {
        for (int i = 0; i < 200; i++) {
            transport.thenPage(i % 2 == 0 ? 100 : 99, 2, page(1000 + 2 * i, 1001 + 2 * i));
        }

        assertThatThrownBy(() -> ids(TWO_A_PAGE))
                .isInstanceOf(UnstableListException.class)
                .hasMessageContaining("/stories still changed after ");
    }

    @Test
    void list_orderThatEditsChange_isReadAgainAsAWholeAfterAChange() {
        transport
                .thenPage(4, 2, page(1, 2))
                .thenPage(4, 2, page(2, 3))
                .thenPage(4, 2, page())
                .thenPage(4, 2, page(4, 1))
                .thenPage(4, 2, page(2, 3))
                .thenPage(4, 2, page());

        assertThat(ids(byName())).containsExactly(1L, 2L, 3L, 4L);
        assertThat(pages()).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void list_orderThatEditsChangeAndKeepsChanging_isGivenUpAfterThreePasses() {
        for (int i = 0; i < 3; i++) {
            transport.thenPage(4, 2, page(1, 2)).thenPage(3, 2, page(3));
        }

        assertThatThrownBy(() -> ids(byName())).isInstanceOf(UnstableListException.class);
        assertThat(transport.requests()).hasSize(6);
    }

    @Test
    void list_moreIdsThanFitOneRequest_asksInPartsAndGivesEachItemOnce() {
        StoryQuery query = StoryQuery.builder()
                .bySlugPatterns(LongStream.rangeClosed(1, 150)
                        .mapToObj(i -> "s" + i + "*")
                        .toList())
                .build();
        transport.thenPage(2, 100, page(1, 2)).thenPage(2, 100, page(2, 3));

        assertThat(ids(query)).containsExactly(1L, 2L, 3L);
        assertThat(transport.queries().get(0)).startsWith("by_slugs=s1*%2C").doesNotContain("s101");
        assertThat(transport.queries().get(1)).startsWith("by_slugs=s101*%2C");
    }

    @Test
    void list_emptyPageInTheMiddle_isReadAgain() {
        transport
                .thenPage(5, 2, page(1, 2))
                .thenPage(5, 2, page())
                .thenPage(5, 2, page(3, 4))
                .thenPage(5, 2, page(5));

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(pages()).containsExactly(1, 2, 2, 3);
    }

    @Test
    void list_withoutTotal_pageThatIsNotFullIsReadUntilFourAnswersAgree() {
        transport.thenAnswers(1, page(1, 2)).thenAnswers(4, page(3)).thenAnswers(4, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L);
        assertThat(pages()).containsExactly(1, 2, 2, 2, 2, 3, 3, 3, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void list_withoutTotalAndALastPageThatLacksItems_isComplete(int times) {
        transport.thenAnswers(times, page(1)).thenAnswers(1, page(1, 2)).thenAnswers(4, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void list_withoutTotalAndAnEmptyFirstPage_isComplete(int times) {
        transport.thenAnswers(times, page()).thenAnswers(4, page(1)).thenAnswers(4, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L);
    }

    @Test
    void list_withoutTotalShortPageBeforeAnother_isReadAgain() {
        transport
                .thenAnswers(1, page(1, 2))
                .thenAnswers(4, page(3))
                .thenAnswers(4, page(5))
                .thenAnswers(4, page())
                .thenAnswers(1, page(1, 2))
                .thenAnswers(1, page(3, 4))
                .thenAnswers(4, page(5))
                .thenAnswers(4, page());

        assertThat(ids(TWO_A_PAGE)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void list_withoutTotalAndWithSmallerPagesThanRequested_isReadToItsEnd() {
        transport
                .thenAnswers(4, page(1))
                .thenAnswers(4, page(2))
                .thenAnswers(4, page(3))
                .thenAnswers(4, page());

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void list_withoutTotalAndWithoutPaging_isTheOnePageThatComesAgain() {
        transport.thenAnswers(5, page(1, 2, 3));

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L);
        assertThat(pages()).containsExactly(1, 2, 2, 2, 2);
    }

    @Test
    void list_withoutTotalThatChangesWithEveryAnswer_isRefused() {
        for (int pass = 0; pass < 3; pass++) {
            for (int i = 0; i < 12; i++) {
                transport.thenAnswer(200, page(100 * pass + i));
            }
            transport.thenAnswers(4, page());
        }

        assertThatThrownBy(() -> ids(TWO_A_PAGE)).isInstanceOf(IncompleteListException.class);
    }

    @Test
    void list_unpagedWithoutTotal_isOneRequest() {
        transport.thenAnswer(200, "{\"components\":[{\"id\":1},{\"id\":2}]}");

        assertThat(Clients.on(transport).components(Clients.SPACE).list()).hasSize(2);
        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void list_totalThatNeverFits_isRefusedAfterThreePasses() {
        for (int i = 0; i < 50; i++) {
            transport
                    .thenPage(9, 2, page(1, 2))
                    .thenPage(9, 2, page(3))
                    .thenPage(9, 2, page(3))
                    .thenPage(9, 2, page(3));
        }

        assertThatThrownBy(() -> ids(TWO_A_PAGE)).isInstanceOfAny(IncompleteListException.class);
    }

    @Test
    void list_unpagedWithATotalAboveItsRows_isReadOnAndCompared() {
        transport
                .thenPage(3, 2, "{\"components\":[{\"id\":1},{\"id\":2}]}")
                .thenPage(3, 2, "{\"components\":[{\"id\":3}]}");

        assertThat(Clients.on(transport).components(Clients.SPACE).list()).hasSize(3);
        assertThat(transport.requests().get(1).uri()).hasQuery("page=2");
    }

    @Test
    void list_unpagedWithAnotherTotal_isRefused() {
        for (int i = 0; i < 12; i++) {
            transport.thenAnswer(200, Map.of("Total", List.of("3")), "{\"components\":[{\"id\":1},{\"id\":2}]}");
        }

        assertThatThrownBy(() -> Clients.on(transport).components(Clients.SPACE).list())
                .isInstanceOf(IncompleteListException.class)
                .hasMessageContaining("2 different items, its Total says 3");
    }

    @Test
    void list_withoutPerPage_countsWithWhatWasAskedFor() {
        transport
                .thenAnswer(200, Map.of("Total", List.of("3")), page(1, 2))
                .thenAnswer(200, Map.of("Total", List.of("3")), page(3));

        assertThat(ids(TWO_A_PAGE)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void list_notConsumed_asksForNothing() {
        assertThat(stories.list(TWO_A_PAGE)).isNotNull();
        assertThat(transport.requests()).isEmpty();
    }

    @Test
    void list_firstItemConsumed_asksForOnePage() {
        transport.thenPage(200, 2, page(1, 2));

        Iterator<Story> iterator = stories.list(TWO_A_PAGE).iterator();
        iterator.next();

        assertThat(transport.requests()).hasSize(1);
    }

    @Test
    void list_laterPageRefused_throwsThere() {
        transport.thenPage(3, 2, page(1, 2)).thenAnswer(404, "[\"This record could not be found\"]");

        Iterator<Story> iterator = stories.list(TWO_A_PAGE).iterator();

        assertThat(iterator.next().id()).isEqualTo(1);
        assertThat(iterator.next().id()).isEqualTo(2);
        assertThatThrownBy(iterator::hasNext).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-1", "1.5", "99999999999"})
    void list_totalThatIsNoNumber_isUnusableRatherThanCutShort(String total) {
        transport.thenAnswer(200, Map.of("Total", List.of(total)), page(1));

        assertThatThrownBy(() -> ids(TWO_A_PAGE)).isInstanceOf(UnusableAnswerException.class);
    }

    private List<Long> ids(StoryQuery query) {
        return stories.list(query).map(Story::id).toList();
    }

    private static StoryQuery byName() {
        return StoryQuery.builder().sortBy(StorySort.asc("name")).perPage(2).build();
    }

    private List<Integer> pages() {
        return transport.queries().stream()
                .map(query -> Integer.parseInt(query.replaceAll(".*&page=(\\d+)&.*", "$1")))
                .toList();
    }

    private static String page(long... ids) {
        return LongStream.of(ids)
                .mapToObj(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining(",", "{\"stories\":[", "]}"));
    }
}
