package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.SpaceBuilder;
import java.util.List;

/**
 * A small space with items of every kind, and a target that lacks some of them, has others in another form, and others
 * in another place.
 */
final class KilledItems {

    private KilledItems() {}

    static void source(SpaceBuilder space) {
        space.group("Layout").group("Layout/New").group("Layout/Moved").group("Cased");
        space.tag("component", "New").tag("component", "There");
        space.language("de", "German")
                .datasource("labels", "Labels", "de", "German")
                .entry("labels", "one", "1", "de", "eins")
                .entry("labels", "two", "2", "de", "zwei");
        space.datasource("sizes", "Sizes", "de", "German", "fr", "French")
                .entry("sizes", "small", "S", "de", "klein")
                .entry("sizes", "large", "L", "fr", "grand")
                .entry("sizes", "huge", "XL");
        space.preset("card", "P", "{\"component\":\"card\",\"body\":[]}");
        space.preset("hero", "Q", "{\"component\":\"hero\",\"title\":\"new\"}");
        space.with("components", """
                {"name":"card","is_root":true,"component_group":"Layout/New","internal_tags":["New"],"preset":"P",
                 "schema":{"body":{"type":"bloks","component_group_whitelist":["%s"],"component_tag_whitelist":[%d]},
                  "label":{"type":"option","source":"internal","datasource_slug":"labels"}}}
                """.formatted(
                        space.groupUuid("Layout/Moved"), space.idOf("internal_tags", "component/New")));
        space.with("components", """
                {"name":"hero","is_root":true,"component_group":"Layout/Moved","preset":"Q","description":"new",
                 "schema":{"title":{"type":"text","pos":0}}}
                """);
        space.settings("{\"default_root\":\"card\",\"default_lang_name\":\"English\"}");
        space.folder("blog").story("blog/a", story -> story.published()).story("b");
    }

    static void target(SpaceBuilder space) {
        space.asNew().group("Layout").group("Moved").group("CASED");
        space.tag("component", "There");
        space.datasource("sizes", "Old sizes", "de", "German")
                .entry("sizes", "large", "L")
                .entry("sizes", "small", "s", "de", "winzig");
        space.preset("hero", "Q", "{\"component\":\"hero\",\"title\":\"old\"}");
        space.with("components", "{\"name\":\"hero\",\"is_root\":true,\"component_group\":\"Layout\",\"schema\":{}}");
    }

    /** Fails if two items of a kind have the same name, wherever they are, or a datasource has a code twice. */
    static void assertNothingDoubled(FakeSpace space, String when) {
        for (String kind :
                List.of("component_groups", "internal_tags", "components", "presets", "datasource_entries")) {
            assertThat(space.items(kind))
                    .as("%s: %s", when, kind)
                    .extracting(item -> item.path("name").asString("").toLowerCase(java.util.Locale.ROOT))
                    .doesNotHaveDuplicates();
        }
        assertThat(space.items("datasources"))
                .as(when)
                .flatExtracting(datasource -> datasource
                        .path("dimensions")
                        .valueStream()
                        .map(dimension -> datasource.path("slug") + "/" + dimension.path("entry_value"))
                        .toList())
                .doesNotHaveDuplicates();
    }
}
