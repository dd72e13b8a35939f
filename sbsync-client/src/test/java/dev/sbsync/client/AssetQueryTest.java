package dev.sbsync.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.model.Asset;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FileContent;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.time.ManualClock;
import dev.sbsync.transport.Token;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssetQueryTest {

    private static final long SPACE = 281_474_976_710_701L;

    private final ManualClock clock = ManualClock.startingAt("2026-11-28T05:00:00Z");
    private final FakeManagementApi api = FakeManagementApi.builder()
            .clock(clock)
            .spaces(SpaceBuilder.space(SPACE, "Source")
                    .assetFolder("Press")
                    .tag("asset", "Team")
                    .asset("Press/hero.png", FileContent.png(2, 2, 1), asset -> asset.tags("Team"))
                    .asset("film.mp4", FileContent.text("film"), asset -> asset.extId("sbsync:1:2"))
                    .asset("contract.pdf", FileContent.text("secret"), asset -> asset.privately()))
            .acceptToken(Clients.SECRET)
            .start();
    private final ManagementClient client = ManagementClient.builder()
            .token(Token.of(Clients.SECRET))
            .baseUrl(api.baseUrl())
            .build();
    private final AssetOperations assets = client.assets(SPACE);

    @AfterEach
    void stop() {
        client.close();
        api.close();
        assertThat(api.violations()).isEmpty();
    }

    private String names(AssetQuery query) {
        return assets.list(query).map(Asset::name).sorted().collect(Collectors.joining(" "));
    }

    private Asset asset(String name) {
        return assets.list(AssetQuery.all().search(name)).findFirst().orElseThrow();
    }

    @Test
    void list_eachFilter_isWhatItNames() {
        AssetQuery all = AssetQuery.all();

        assertThat(names(all)).isEqualTo("contract.pdf film.mp4 hero.png");
        assertThat(names(all.inFolder(asset("hero").assetFolderId()))).isEqualTo("hero.png");
        assertThat(names(all.withTags(asset("hero").internalTagIds()))).isEqualTo("hero.png");
        assertThat(names(all.search("contract"))).isEqualTo("contract.pdf");
        assertThat(names(all.extId("sbsync:1:2"))).isEqualTo("film.mp4");
        assertThat(names(all.privateFiles(true))).isEqualTo("contract.pdf");
        assertThat(names(all.privateFiles(false).search("hero"))).isEqualTo("hero.png");
        assertThat(assets.page(all.privateFiles(false), PageRequest.first(1)).total())
                .hasValue(2);
    }

    @Test
    void list_updatedSince_isWhatWasChangedThenOrLater() {
        clock.advance(Duration.ofHours(1));
        Asset film = asset("film");
        assets.update(film.id(), film.toPayload().alt("A film"));

        assertThat(names(AssetQuery.all().updatedSince(clock.now()))).isEqualTo("film.mp4");
    }

    @Test
    void trash_deletedAndRestored_oneAndSeveral() {
        List<Long> ids = List.of(asset("film").id(), asset("hero").id());
        assets.deleteAll(ids);
        assertThat(names(AssetQuery.all())).isEqualTo("contract.pdf");
        assertThat(names(AssetQuery.all().inTrash())).isEqualTo("film.mp4 hero.png");

        assets.restore(ids.get(0));
        assertThat(names(AssetQuery.all().inTrash())).isEqualTo("hero.png");
        assets.restoreAll(ids);
        assertThat(names(AssetQuery.all().inTrash())).isEmpty();
    }

    @Test
    void query_thatWouldListEverything_isRejected() {
        assertThatThrownBy(() -> AssetQuery.all().search(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AssetQuery.all().withTags(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AssetQuery.all().inFolder(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> assets.deleteAll(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
