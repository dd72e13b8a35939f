package dev.sbsync.testkit;

/** The components of the demo and what goes with them: groups, tags, presets, datasources and settings. */
final class DemoModel {
    private DemoModel() {}

    static void addTo(SpaceBuilder space) {
        space.settings("""
                {"default_root":"page","default_lang_name":"English","mobile_size":"390",
                 "environments":[{"name":"Website","location":"https://lumenta.example/"}],
                 "asset_custom_meta_data_schema":[{"key":"license","display_name":"License","required":false}]}
                """);
        space.group("Pages").group("Catalogue").group("Catalogue/Lamps").group("Catalogue/Lamps/Parts");
        space.group("Blocks");
        space.tag("component", "Editorial").tag("component", "Shop").tag("asset", "Press");
        addDatasources(space);
        addPage(space);
        addCatalogue(space);
        addBlocks(space);
        addPresets(space);
    }

    private static void addDatasources(SpaceBuilder space) {
        space.datasource("sockets", "Sockets", "de", "German", "fr", "French")
                .entry("sockets", "small", "E14", "de", "E14 (klein)", "fr", "E14 (petit)")
                .entry("sockets", "large", "E27", "de", "E27 (groß)", "fr", "E27 (grand)")
                .entry("sockets", "spot", "GU10");
        space.datasource("finishes", "Finishes", "de", "German", "fr", "French")
                .entry("finishes", "brass", "Brass", "de", "Messing", "fr", "Laiton")
                .entry("finishes", "black", "Black", "de", "Schwarz", "fr", "Noir")
                .entry("finishes", "raw", "Raw steel", "de", "Rohstahl");
    }

    private static void addPage(SpaceBuilder space) {
        space.with("components", """
                {"name":"page","display_name":"Page","is_root":true,"is_nestable":false,"component_group":"Pages",
                 "internal_tags":["Editorial"],"preview_field":"headline","color":"#1b243f","icon":"block-doc",
                 "schema":{"headline":{"type":"text","pos":0,"translatable":true},
                  "body":{"type":"textarea","pos":1,"translatable":true},
                  "note":{"type":"text","pos":2},
                  "teaser":{"type":"multilink","pos":3},
                  "related":{"type":"multilink","pos":4},
                  "previous":{"type":"multilink","pos":5},
                  "highlights":{"type":"options","pos":6,"source":"internal_stories","use_uuid":true},
                  "predecessor":{"type":"option","pos":7,"source":"internal_stories","use_uuid":true},
                  "milestones":{"type":"bloks","pos":8,"restrict_components":true,"restrict_type":"groups",
                   "component_group_whitelist":["%s"],"component_whitelist":["milestone"]},
                  "lamps_sold":{"type":"number","pos":9},
                  "rate":{"type":"number","pos":10,"decimals":2},
                  "tab-more":{"type":"tab","pos":11,"display_name":"More","keys":["lamps_sold","rate"]}}}
                """.formatted(space.groupUuid("Blocks")));
    }

    private static void addCatalogue(SpaceBuilder space) {
        space.with("components", """
                {"name":"product","display_name":"Product","is_root":true,"is_nestable":false,
                 "component_group":"Catalogue/Lamps","internal_tags":["Shop"],"preset":"Desk lamp",
                 "description":"A lamp that is sold","icon":"block-cart",
                 "schema":{"title":{"type":"text","pos":0,"translatable":true},
                  "price":{"type":"number","pos":1,"decimals":2},
                  "socket":{"type":"option","pos":2,"source":"internal","datasource_slug":"sockets"},
                  "finishes":{"type":"options","pos":3,"source":"internal","datasource_slug":"finishes"},
                  "parts":{"type":"options","pos":4,"source":"internal_stories","folder_slug":"products/desk/parts/",
                   "filter_content_type":["part"]}}}
                """);
        space.with("components", """
                {"name":"part","display_name":"Spare part","is_root":true,"is_nestable":false,
                 "component_group":"Catalogue/Lamps/Parts","internal_tags":["Shop"],
                 "schema":{"title":{"type":"text","pos":0},"kelvin":{"type":"number","pos":1},
                  "tolerance":{"type":"number","pos":2},"serial":{"type":"text","pos":3}}}
                """);
    }

    private static void addBlocks(SpaceBuilder space) {
        space.with("components", """
                {"name":"milestone","display_name":"Milestone","is_root":false,"is_nestable":true,
                 "component_group":"Blocks","internal_tags":["Editorial"],
                 "schema":{"year":{"type":"number","pos":0,"required":true},
                  "details":{"type":"bloks","pos":1,"restrict_components":true,"restrict_type":"tags",
                   "component_tag_whitelist":[%d]}}}
                """.formatted(space.idOf("internal_tags", "component/Editorial")));
    }

    private static void addPresets(SpaceBuilder space) {
        space.preset("product", "Desk lamp", """
                {"_uid":"preset-1","component":"product","title":"A desk lamp","price":99.90,"socket":"E14"}
                """)
                .preset("product", "Ceiling lamp", """
                {"_uid":"preset-2","component":"product","title":"A ceiling lamp","socket":"E27"}
                """)
                .preset("milestone", "Founding year", """
                {"_uid":"preset-3","component":"milestone","year":1998}
                """);
    }
}
