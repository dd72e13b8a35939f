package dev.sbsync.core.internal.kind.story.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.kind.story.plan.AlternateGroups.Member;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlternateGroupsTest {

    @Test
    void of_sameMembersUnderAnotherId_changesNothing() {
        assertThat(groups(there(1, "g", "t"), there(2, "g", "t"), there(3, "h", "u")))
                .isEmpty();
    }

    @Test
    void of_membersApart_joinUnderOneId() {
        Map<Long, String> groups = groups(there(1, "g", "t"), there(2, "g", "u"));

        assertThat(groups.keySet()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(groups.values()).containsOnly(groups.get(1L));
    }

    @Test
    void of_newMember_joinsTheGroupOfTheOthers() {
        assertThat(groups(there(1, "g", "t"), there(2, "g", "t"), created(3, "g")))
                .containsEntry(3L, "t")
                .containsEntry(1L, "t");
    }

    @Test
    void of_newGroup_hasTheIdOfTheSource() {
        assertThat(groups(created(1, "g"), created(2, "g"))).isEqualTo(Map.of(1L, "g", 2L, "g"));
    }

    /** The larger part keeps the id, so that only the one that leaves is written. */
    @Test
    void of_memberThatLeaves_isAloneGivenAnotherId() {
        Map<Long, String> groups = groups(there(9, "alone", "t"), there(1, "g", "t"), there(2, "g", "t"));

        assertThat(groups).isEqualTo(Map.of(1L, "t", 2L, "t", 9L, "alone"));
    }

    @Test
    void of_idOfTheSourceUsedByStrangers_isNotUsed() {
        Map<Long, String> groups = AlternateGroups.of(List.of(created(1, "g"), created(2, "g")), List.of("g"));

        assertThat(groups.get(1L)).isEqualTo(groups.get(2L)).isNotEqualTo("g");
        assertThat(AlternateGroups.of(List.of(created(1, "g"), created(2, "g")), List.of("g")))
                .as("the same again")
                .isEqualTo(groups);
    }

    /** Two that are left as they are share a group that both groups want: what a run chose, the next chooses again. */
    @Test
    void of_groupThatTwoLeftItemsShare_isThatOfTheSameGroupInTheNextRun() {
        Map<Long, String> first = groups(left(9, "alone", "t"), left(1, "g", "t"), created(2, "g"), created(3, "g"));
        String chosen = Objects.requireNonNull(first.get(2L));

        assertThat(groups(left(9, "alone", "t"), left(1, "g", "t"), there(2, "g", chosen), there(3, "g", chosen)))
                .isEqualTo(first);
    }

    @Test
    void of_memberThatIsLeftAsItIs_isJoined() {
        assertThat(groups(left(1, "g", "t"), there(2, "g", "u"), there(3, "g", "u")))
                .isEqualTo(Map.of(2L, "t", 3L, "t"));
    }

    @Test
    void of_strangerThatIsLeftAsItIs_isLeftBehind() {
        Map<Long, String> groups = groups(left(9, "h", "t"), there(1, "g", "t"), there(2, "g", "t"));

        assertThat(groups).isEqualTo(Map.of(1L, "g", 2L, "g"));
    }

    private static Map<Long, String> groups(Member... members) {
        return AlternateGroups.of(List.of(members), List.of());
    }

    private static Member created(long id, String source) {
        return member(id, source, null, true);
    }

    private static Member there(long id, String source, String target) {
        return member(id, source, target, true);
    }

    private static Member left(long id, String source, String target) {
        return member(id, source, target, false);
    }

    private static Member member(long id, String source, @Nullable String target, boolean written) {
        return new Member(id, source, target, written);
    }
}
