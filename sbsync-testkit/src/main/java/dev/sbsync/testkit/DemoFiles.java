package dev.sbsync.testkit;

import java.util.function.Consumer;

/** Assets with their files for the demo, and the stories that show them. */
final class DemoFiles {

    private static final String AURORA = "Products/aurora.png";
    private static final String BOREALIS = "Products/borealis.png";
    private static final String LOGO = "Press/lumenta-logo.svg";
    private static final String KIT = "Press/2026/press-kit.pdf";

    private DemoFiles() {}

    static void addTo(SpaceBuilder space) {
        space.assetFolder("Products").assetFolder("Press").assetFolder("Press/2026");
        space.asset(
                AURORA,
                FileContent.png(1600, 900, 1),
                picture("1600x900", "The Aurora desk lamp", "Die Tischlampe Aurora"));
        space.asset(
                BOREALIS,
                FileContent.png(1200, 1200, 2),
                picture("1200x1200", "The Borealis lamp", "Die Lampe Borealis"));
        space.asset(
                LOGO,
                FileContent.text("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>
                """),
                asset -> asset.size("64x64").alt("Lumenta").tags("Press"));
        space.asset(
                KIT,
                FileContent.generated(1, 250_000),
                asset -> asset.title("Press kit 2026").tags("Press").metaData("{\"license\":\"CC BY 4.0\"}"));
        addComponent(space);
        addStories(space);
    }

    private static Consumer<AssetBuilder> picture(String size, String alt, String german) {
        return asset ->
                asset.size(size).alt(alt).metaData("{\"alt\":\"%s\",\"alt__i18n__de\":\"%s\"}".formatted(alt, german));
    }

    private static void addComponent(SpaceBuilder space) {
        space.with("components", """
                {"name":"showcase","display_name":"Showcase","is_root":true,"is_nestable":false,"component_group":"Pages",
                 "schema":{"headline":{"type":"text","pos":0,"translatable":true},
                  "picture":{"type":"asset","pos":1,"filetypes":["images"],"asset_folder_id":%d},
                  "gallery":{"type":"multiasset","pos":2,"filetypes":["images"]},
                  "download":{"type":"multilink","pos":3,"allow_asset_link":true},
                  "text":{"type":"richtext","pos":4},
                  "imprint":{"type":"markdown","pos":5}}}
                """.formatted(space.idOf("asset_folders", "Products")));
    }

    private static void addStories(SpaceBuilder space) {
        space.story(
                "company/press",
                story -> story.component("showcase")
                        .name("Press")
                        .content("""
                        {"_uid":"press-1","component":"showcase","headline":"Press","picture":%s,"gallery":[%s,%s],
                         "download":{"fieldtype":"multilink","linktype":"asset","id":"","url":"%s","cached_url":"%s"},
                         "text":{"type":"doc","content":[{"type":"image","attrs":{"id":%d,"src":"%s","alt":"Lumenta"}}]}}
                        """.formatted(
                                        asset(space, LOGO),
                                        asset(space, AURORA),
                                        asset(space, BOREALIS),
                                        space.assetUrl(KIT),
                                        space.assetUrl(KIT),
                                        space.idOf("assets", LOGO),
                                        space.assetUrl(LOGO)))
                        .published());
        space.story(
                "products/showroom",
                story -> story.component("showcase")
                        .name("Showroom")
                        .content("""
                        {"_uid":"show-1","component":"showcase","headline":"Showroom","picture":%s,
                         "imprint":"![Borealis](%s/m/800x0) See also the [press kit](%s)."}
                        """.formatted(asset(space, AURORA), space.assetUrl(BOREALIS), space.assetUrl(KIT)))
                        .dirty(live -> live.put("headline", "Showroom, soon")));
    }

    /** The value of an asset field. */
    private static String asset(SpaceBuilder space, String path) {
        return "{\"fieldtype\":\"asset\",\"id\":%d,\"filename\":\"%s\",\"alt\":\"\",\"is_external_url\":false}"
                .formatted(space.idOf("assets", path), space.assetUrl(path));
    }
}
