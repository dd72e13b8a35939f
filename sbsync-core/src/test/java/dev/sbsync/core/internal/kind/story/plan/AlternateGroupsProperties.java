package dev.sbsync.core.internal.kind.story.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.kind.story.plan.AlternateGroups.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AlternateGroupsProperties {

    /** Two items share a group afterwards exactly where they do in the source, and none shares one with a stranger. */
    @Property(tries = 500)
    void of_whenAllIsWritten_partsTheTargetLikeTheSource(
            @ForAll("members") List<Member> members, @ForAll("others") List<String> others) {
        List<Member> after = written(members, others);

        for (Member one : after) {
            for (Member other : after) {
                assertThat(Objects.equals(one.target(), other.target()))
                        .as(one + " and " + other)
                        .isEqualTo(one.source().equals(other.source()));
            }
            assertThat(others).doesNotContain(Objects.requireNonNull(one.target()));
        }
        assertThat(AlternateGroups.of(after, others)).as("a second time").isEmpty();
    }

    private static List<Member> written(List<Member> members, List<String> others) {
        Map<Long, String> groups = AlternateGroups.of(members, others);
        return members.stream()
                .map(member -> new Member(
                        member.id(),
                        member.source(),
                        Objects.requireNonNullElse(groups.get(member.id()), member.target()),
                        true))
                .toList();
    }

    @Provide
    Arbitrary<List<Member>> members() {
        Arbitrary<String> sources = Arbitraries.of("a", "b", "c", "d");
        Arbitrary<String> targets = Arbitraries.of("a", "b", "c", "x", "y").injectNull(0.3);
        return Combinators.combine(sources, targets)
                .as((source, target) -> new Member(0, source, target, true))
                .list()
                .ofMaxSize(9)
                .map(AlternateGroupsProperties::numbered);
    }

    private static List<Member> numbered(List<Member> members) {
        List<Member> numbered = new ArrayList<>();
        members.forEach(member ->
                numbered.add(new Member(numbered.size() + 1, member.source(), member.target(), member.written())));
        return numbered;
    }

    @Provide
    Arbitrary<List<String>> others() {
        return Arbitraries.of("a", "b", "x").list().ofMaxSize(2);
    }
}
