package dev.sbsync.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The stories of the demo. */
final class DemoStories {
    private static final String ALTERNATES = "7c0d4d3e-0c52-4f0e-9c5d-6a2f3a1b9e10";

    private DemoStories() {}

    static void addTo(SpaceBuilder space) {
        addHome(space);
        addProducts(space);
        addJournal(space);
        addCompany(space);
        addCampaigns(space);
    }

    private static void addHome(SpaceBuilder space) {
        space.story(
                "home",
                page(
                        "Welcome to Lumenta",
                        story -> story.name("Home")
                                .tags("front", "evergreen")
                                .field("teaser", link(space, "products/desk/aurora"))
                                .field(
                                        "highlights",
                                        List.of(space.uuidOf("journal/first-light"), space.uuidOf("company/team")))
                                .translatedSlug("de", "startseite", "Startseite")
                                .translatedSlug("fr", "accueil", null)
                                .published()));
        space.story(
                "search",
                page(
                        "Search",
                        story -> story.attribute("disable_fe_editor", true).published()));
        space.story("scratch", page("Only a draft", story -> story.field("note", "Not for the public yet.")));
    }

    private static void addProducts(SpaceBuilder space) {
        space.folder(
                "products",
                folder -> folder.name("Products")
                        .attribute("default_root", "product")
                        .translatedSlug("de", "produkte", "Produkte"));
        space.startPage(
                "products", page("All products", story -> story.name("Products").published()));
        space.folder("products/desk", folder -> folder.name("Desk lamps"));
        space.startPage(
                "products/desk",
                page("Desk lamps", story -> story.name("Desk lamps").published()));
        space.folder("products/desk/parts", folder -> folder.name("Parts").contentTypes(true, "part", "product"));
        space.folder("products/desk/parts/led", folder -> folder.name("LED"));
        space.folder("products/desk/parts/led/retired", folder -> folder.name("Retired"));
        addDeskLamps(space);
    }

    private static void addDeskLamps(SpaceBuilder space) {
        space.story(
                "products/desk/aurora",
                product(
                        "Aurora",
                        "129.90",
                        story -> story.tags("new")
                                .field("parts", List.of(space.uuidOf("products/desk/parts/driver")))
                                .translatedSlug("de", "morgenrot", "Morgenrot")
                                .published()));
        space.story(
                "products/desk/borealis",
                product(
                        "Borealis",
                        "149.00",
                        story -> story.tags("new", "sale").dirty(live -> live.put("price", new BigDecimal("159.00")))));
        space.story("products/desk/cinder", product("Cinder", "1.10", story -> story.field("component", "product")));
        space.story(
                "products/desk/parts/driver",
                part("Driver", story -> story.content("""
                        {"_uid":"drv-1","component":"part","zeta":1,"alpha":2,
                         "tolerance":1.10,"lifetime_hours":1E+2,"serial":12345678901234567890,"offset":-0.50}
                        """).published()));
        space.story("products/desk/parts/led/warm", part("Warm white", story -> story.published()));
        space.story(
                "products/desk/parts/led/cold",
                part("Cold white", story -> story.dirty(live -> live.put("kelvin", 6500))));
        space.story("products/desk/parts/led/retired/mark-one", part("Mark one", story -> story.tags("retired")));
    }

    private static void addJournal(SpaceBuilder space) {
        space.folder("journal", folder -> folder.name("Journal").metaData(Map.of("feed", true)));
        space.startPage(
                "journal",
                page("The Lumenta journal", story -> story.name("Journal").published()));
        space.story(
                "journal/first-light",
                page(
                        "First light",
                        story -> story.tags("history")
                                .attribute("sort_by_date", "2025-11-02")
                                .attribute("first_published_at", "2025-11-02T08:00:00.000Z")
                                .field("related", link(space, "home"))
                                .published()
                                .attribute("first_published_at", "2025-11-02T08:00:00.000Z")));
        space.story(
                "journal/emoji",
                page(
                        "Light moods 💡🌙",
                        story -> story.field("body", "👩‍🔬 tests 🕯️ and naïve café lights, 25 °C")
                                .published()));
        addRightToLeftJournal(space);
        space.story(
                "journal/second-light",
                page(
                        "Second light",
                        story -> story.field("previous", link(space, "journal/first-light"))
                                .dirty(live -> live.put("headline", "Second light, first edition"))));
    }

    private static void addRightToLeftJournal(SpaceBuilder space) {
        space.story(
                "journal/arabic",
                page("مصابيح جديدة", story -> story.name("مصابيح").published()));
        space.story(
                "journal/hebrew",
                page(
                        "אור ראשון",
                        story -> story.field("body", "אור ועוד Lumenta אור").published()));
    }

    private static void addCompany(SpaceBuilder space) {
        space.folder("company", folder -> folder.name("Company"));
        space.story(
                "company/team",
                page(
                        "The people of Lumenta",
                        story -> story.group(ALTERNATES)
                                .translatedSlug("fr", "equipe", "L'équipe")
                                .published()));
        space.story("company/team-intern", page("The people, told inside", story -> story.group(ALTERNATES)));
        space.story(
                "company/imprint",
                page(
                        "Imprint",
                        story -> story.metaData(Map.of("reviewed_by", "legal"))
                                .attribute("pinned", true)
                                .published()));
        space.story(
                "company/history",
                page(
                        "History",
                        story -> story.field("milestones", List.of(milestone("m1", 1998), milestone("m2", 2024)))
                                .field("lamps_sold", new BigInteger("98765432109876543210"))
                                .published()));
    }

    private static void addCampaigns(SpaceBuilder space) {
        space.folder("campaigns", folder -> folder.name("Campaigns"));
        space.startPage("campaigns", page("Campaigns", story -> story.name("Campaigns")));
        space.story(
                "campaigns/winter",
                page(
                        "Winter light",
                        story -> story.attribute("expire_at", "2027-02-28T23:00:00.000Z")
                                .tags("sale")
                                .published()));
        space.story(
                "campaigns/summer",
                page(
                        "Long evenings",
                        story -> story.field("predecessor", space.uuidOf("campaigns/winter"))
                                .field("rate", new BigDecimal("0.10"))
                                .published()));
    }

    private static Map<String, Object> milestone(String uid, int year) {
        Map<String, Object> milestone = new LinkedHashMap<>();
        milestone.put("_uid", uid);
        milestone.put("component", "milestone");
        milestone.put("year", year);
        return milestone;
    }

    private static Consumer<StoryBuilder> page(String headline, Consumer<StoryBuilder> details) {
        return story -> details.accept(story.field("headline", headline));
    }

    private static Consumer<StoryBuilder> product(String title, String price, Consumer<StoryBuilder> details) {
        return story -> details.accept(
                story.component("product").name(title).field("title", title).field("price", new BigDecimal(price)));
    }

    private static Consumer<StoryBuilder> part(String title, Consumer<StoryBuilder> details) {
        return story -> details.accept(story.component("part").name(title).field("title", title));
    }

    /**
     * A link to a story as a multilink field stores it: by uuid, with the path as mere text (docs/management-api.md).
     */
    private static Map<String, Object> link(SpaceBuilder space, String path) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("id", space.uuidOf(path));
        link.put("url", "");
        link.put("linktype", "story");
        link.put("fieldtype", "multilink");
        link.put("cached_url", path);
        return link;
    }
}
