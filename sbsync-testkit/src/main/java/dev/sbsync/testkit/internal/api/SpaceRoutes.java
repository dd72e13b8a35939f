package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spaces: list and get (ma-facts §6). */
final class SpaceRoutes {
    private static final List<String> SHOWN =
            List.of("limits", "use_translated_stories", "default_lang_name", "auto_delete_old_versions_after_days");

    private static final long FIRST_NEW_ID = 1L << 48;
    private static final long LEGACY_IDS_PER_REGION = 1_000_000;

    private SpaceRoutes() {}

    static void addTo(Routes routes) {
        routes.reads("GET", "/v1/spaces", SpaceRoutes::list).reads("GET", "/v1/spaces/{space}", SpaceRoutes::get);
    }

    private static FakeResponse list(Call call) {
        ArrayNode spaces = Json.array();
        call.state().spaces().stream()
                .filter(space -> call.token().sees(space.id()))
                .forEach(space -> spaces.add(summary(space)));
        return Answer.wrapped(200, "spaces", spaces);
    }

    private static FakeResponse get(Call call) {
        SpaceState space = call.space();
        ObjectNode json = summary(space);
        ArrayNode languages = json.putArray("languages");
        for (SpaceState.Language language : space.languages()) {
            languages.addObject().put("code", language.code()).put("name", language.name());
        }
        json.putObject("options").set("languages", languages.deepCopy());
        json.putNull("default_lang_name");
        json.putNull("auto_delete_old_versions_after_days");
        json.putObject("limits");
        json.put("use_translated_stories", false);
        for (String name : SHOWN) {
            if (!Json.missing(space.settings(), name)) {
                json.set(name, space.settings().get(name));
            }
        }
        json.put("stories_count", space.count(false));
        return Answer.wrapped(200, "space", json);
    }

    private static ObjectNode summary(SpaceState space) {
        ObjectNode json = Json.object().put("id", space.id()).put("name", space.name());
        return json.put("domain", "https://example.test/")
                .put("plan", Plans.name(space))
                .put("plan_level", Plans.level(space))
                .put("region", region(space.id()))
                .put("owner_id", FakeUser.ID)
                .put("role", "admin");
    }

    /** Tells the region from an id (ma-facts §1). */
    private static String region(long id) {
        if (id >= FIRST_NEW_ID) {
            return switch ((int) (id >>> 48)) {
                case 2 -> "us";
                case 3 -> "ca";
                case 4 -> "ap";
                case 6 -> "cn";
                default -> "eu";
            };
        }
        return switch ((int) Math.min(id / LEGACY_IDS_PER_REGION, 4)) {
            case 1 -> "us";
            case 2 -> "ca";
            case 3 -> "ap";
            default -> "eu";
        };
    }
}
