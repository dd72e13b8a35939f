package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.transport.Token;
import org.junit.jupiter.api.Test;

/** Builders whose sides are missing, or the same. */
class SpaceSyncBuilderTest {

    /** Requests are counted by the clients, so each side needs its own. */
    @Test
    void build_oneClientForBothSides_isRefused() {
        try (ManagementClient client =
                ManagementClient.builder().token(Token.of("any")).build()) {
            SpaceSyncBuilder builder =
                    SpaceSync.builder().from(client, Sides.SOURCE).to(client, Sides.TARGET);
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("need separate clients");
        }
    }

    @Test
    void build_sameSpaceOnBothSides_isRefused() {
        try (Sides sides = Sides.of(source -> {})) {
            assertThatThrownBy(() -> sides.syncOfOneSpace().build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("same space, " + Sides.SOURCE);
        }
    }

    @Test
    void build_withoutASide_saysWhich() {
        try (ManagementClient client =
                ManagementClient.builder().token(Token.of("any")).build()) {
            assertThatThrownBy(() -> SpaceSync.builder().build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("There is no source; set it with from(client, spaceId).");
            assertThatThrownBy(
                            () -> SpaceSync.builder().from(client, Sides.SOURCE).build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("There is no target; set it with to(client, spaceId).");
        }
    }
}
