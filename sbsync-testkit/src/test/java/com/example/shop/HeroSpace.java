package com.example.shop;

import dev.sbsync.testkit.SpaceBuilder;

/** The example of docs/testkit.md. */
public final class HeroSpace {
    private HeroSpace() {}

    public static SpaceBuilder build() {
        SpaceBuilder space = SpaceBuilder.space(7, "Shop")
                .asNew()
                .group("Layout")
                .group("Layout/Heroes")
                .tag("component", "Legacy");
        space.datasource("labels", "Labels", "de", "German").entry("labels", "cta", "Buy now", "de", "Jetzt kaufen");
        space.with("components", """
                {"name":"hero","component_group":"Layout/Heroes","internal_tags":["Legacy"],"preset":"Dark",
                 "schema":{"body":{"type":"bloks","component_group_whitelist":["%s"]}}}
                """.formatted(space.groupUuid("Layout")));
        space.preset("hero", "Dark", "{\"component\":\"hero\"}").settings("{\"default_lang_name\":\"English\"}");
        return space;
    }
}
