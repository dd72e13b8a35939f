package dev.sbsync.core.internal.kind.story.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.client.model.Space;
import dev.sbsync.core.internal.kind.story.plan.Plans;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a plan reads from a space: its languages, its quota of folders, its number of stories. */
class SpaceSettingsTest {

    @Test
    void of_allAttributes_readsThem() {
        SpaceSettings settings = settings("""
                {"languages": [{"code": "fr", "name": "French"}, {"code": "de", "name": "German"}],
                 "use_translated_stories": true, "stories_count": 12345, "limits": {"stories": 9, "max_folders": 100}}
                """);
        assertThat(settings.languages()).containsExactly("de", "fr");
        assertThat(settings.languagesPublishedSingly()).isTrue();
        assertThat(settings.folderQuota()).isEqualTo(100);
        assertThat(settings.storyCount()).isEqualTo(12345);
    }

    @Test
    void of_noAttributes_isUnknown() {
        assertThat(settings("{}")).isEqualTo(Plans.UNKNOWN_SETTINGS);
        assertThat(settings("{\"limits\": null, \"stories_count\": \"many\"}")).isEqualTo(Plans.UNKNOWN_SETTINGS);
    }

    @Test
    void of_limitsOfOtherFolders_isNoQuotaOfFolders() {
        assertThat(settings("{\"limits\": {\"asset_folders\": 5, \"component_folders\": 6}}")
                        .folderQuota())
                .isNull();
        assertThat(settings("{\"limits\": {\"folders\": 0}}").folderQuota()).isNull();
        assertThat(settings("{\"limits\": {\"folders\": -1}}").folderQuota()).isNull();
    }

    private static SpaceSettings settings(String space) {
        return SpaceSettings.of(Space.of(JsonMapper.shared().readTree(space)));
    }
}
