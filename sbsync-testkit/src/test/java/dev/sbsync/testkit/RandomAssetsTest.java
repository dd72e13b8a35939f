package dev.sbsync.testkit;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomAssetsTest {
    @Test
    void seed_determinesAssetsAndChanges() {
        FakeSpace one = space(1, 5);
        FakeSpace two = space(2, 5);
        assertThat(two).mirrorsItems(one);
        assertThatThrownBy(() -> assertThat(space(2, 6)).mirrorsItems(one)).isInstanceOf(AssertionError.class);

        assertThat(edited(two)).isEqualTo(edited(one));
        assertThat(two).mirrorsItems(one);
        assertThatThrownBy(() -> assertThat(two).mirrorsItems(space(1, 5))).isInstanceOf(AssertionError.class);
    }

    @Test
    void changes_areOfEveryKind() {
        assertThat(IntStream.range(0, 40)
                        .mapToObj(seed -> RandomAssets.of(seed).edit(space(1, seed)))
                        .map(done -> done.split(" ", 2)[0])
                        .distinct())
                .containsExactlyInAnyOrder("described", "replaced", "moved", "removed", "added");
    }

    @Test
    void replacedFile_keepsItsUrl() {
        SpaceBuilder built = SpaceBuilder.space(1, "S").asset("a.txt", FileContent.text("a"));
        FakeSpace space = FakeManagementApi.builder().spaces(built).build().space(1);

        space.replaceFile("a.txt", FileContent.text("new"));
        space.addAsset("b.txt", FileContent.text("b"));

        assertThat(space.content(built.idOf("assets", "a.txt"))).hasValue(FileContent.text("new"));
        assertThat(space.itemPaths("assets")).containsExactly("a.txt", "b.txt");
        assertThat(space.item("assets", "a.txt")
                        .orElseThrow()
                        .path("content_length")
                        .longValue())
                .isEqualTo(3);
    }

    private static List<String> edited(FakeSpace space) {
        RandomAssets random = RandomAssets.of(9);
        List<String> done = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            done.add(random.edit(space));
        }
        return done;
    }

    private static FakeSpace space(long id, long seed) {
        SpaceBuilder built = RandomAssets.of(seed).addTo(SpaceBuilder.space(id, "Random"));
        return FakeManagementApi.builder().spaces(built).build().space(id);
    }
}
