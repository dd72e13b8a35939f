package dev.sbsync.testkit.internal.space;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.access.FakeUser;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Plans;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spaces: list, get, create, update, delete (docs/management-api.md). */
public final class SpaceRoutes {
    /** The component of a new space, which is its default content type. */
    private static final String FIRST_COMPONENT = "page";

    private static final long FIRST_NEW_ID = 1L << 48;
    private static final long LEGACY_IDS_PER_REGION = 1_000_000;

    private SpaceRoutes() {}

    public static void addTo(RouteTable routes) {
        routes.reads("GET", "/v1/spaces", SpaceRoutes::list)
                .reads("GET", "/v1/spaces/{space}", SpaceRoutes::get)
                .changes("POST", "/v1/spaces", SpaceRoutes::create)
                .changes("PUT", "/v1/spaces/{space}", SpaceRoutes::update)
                .changes("DELETE", "/v1/spaces/{space}", SpaceRoutes::delete);
    }

    private static FakeResponse list(Call call) {
        ArrayNode spaces = Nodes.array();
        String term = call.query().get("search").orElse("").toLowerCase(Locale.ROOT);
        call.state().spaces().stream()
                .filter(space -> space.name().toLowerCase(Locale.ROOT).contains(term))
                .filter(space -> call.token().sees(space.id()))
                .forEach(space -> spaces.add(summary(space)));
        return Answer.wrapped(200, "spaces", spaces);
    }

    private static FakeResponse create(Call call) {
        ObjectNode given = given(call);
        ObjectNode settings = Nodes.object().put("id", call.state().identities().nextId());
        settings.put("name", Nodes.string(given, "name", "")).put("default_root", FIRST_COMPONENT);
        SpaceState space = call.state().addSpace(settings);
        addComponent(call.state(), space);
        apply(given, space);
        return Answer.wrapped(201, "space", single(call.state(), space));
    }

    /** A new space has a component (docs/management-api.md). */
    private static void addComponent(FakeState state, SpaceState space) {
        long id = state.identities().nextId();
        String now = FakeState.timestamp(state.now());
        ObjectNode page = Nodes.object()
                .put("id", id)
                .put("name", FIRST_COMPONENT)
                .put("is_root", true)
                .put("is_nestable", false)
                .put("created_at", now)
                .put("updated_at", now);
        space.records("components").put(id, page);
    }

    private static FakeResponse update(Call call) {
        SpaceState space = call.space();
        apply(given(call), space);
        return Answer.wrapped(200, "space", single(call.state(), space));
    }

    private static FakeResponse delete(Call call) {
        SpaceState space = call.space();
        call.state().removeSpace(space.id());
        return Answer.wrapped(200, "space", single(call.state(), space));
    }

    private static ObjectNode given(Call call) {
        if (call.body().get("space") instanceof ObjectNode given && !given.isEmpty()) {
            return given;
        }
        throw Refusal.error(422, "param is missing or the value is empty: space");
    }

    /** Languages are replaced as a whole (docs/management-api.md); what cannot be written is dropped silently. */
    private static void apply(ObjectNode given, SpaceState space) {
        if (given.has("name") && Nodes.string(given, "name", "").isBlank()) {
            throw Refusal.invalid("name", "can't be blank");
        }
        List<SpaceState.Language> languages = given.path("languages")
                .valueStream()
                .map(SpaceState.Language::of)
                .toList();
        if (languages.stream().anyMatch(language -> language.code().isBlank())) {
            throw Refusal.invalid("languages", "is invalid");
        }
        if (given.has("name")) {
            space.settings().set("name", given.get("name"));
        }
        for (String name : SpaceState.WRITABLE_SETTINGS) {
            if (given.has(name)) {
                space.settings().set(name, given.get(name));
            }
        }
        if (given.path("languages").isArray()) {
            space.languages(languages);
        }
    }

    private static FakeResponse get(Call call) {
        return Answer.wrapped(200, "space", single(call.state(), call.space()));
    }

    private static ObjectNode single(FakeState state, SpaceState space) {
        ObjectNode json = summary(space);
        ArrayNode languages = json.putArray("languages");
        space.languages().forEach(language -> languages.add(language.json()));
        json.putObject("options").set("languages", languages.deepCopy());
        json.putNull("default_lang_name");
        json.putNull("auto_delete_old_versions_after_days");
        json.putNull("default_root");
        json.put("use_translated_stories", false);
        for (String name : SpaceState.WRITABLE_SETTINGS) {
            if (!Nodes.missing(space.settings(), name)) {
                json.set(name, space.settings().get(name));
            }
        }
        JsonNode limits = space.settings().path("limits");
        json.set("limits", limits.isObject() ? limits : Nodes.object());
        json.put("assets_count", space.records("assets").all().size());
        boolean tooHigh = state.is(Switch.STORIES_COUNT_TOO_HIGH);
        return json.put("stories_count", space.count(false) + (tooHigh ? 1 : 0));
    }

    private static ObjectNode summary(SpaceState space) {
        ObjectNode json = Nodes.object().put("id", space.id()).put("name", space.name());
        return json.put("domain", "https://example.test/")
                .put("plan", Plans.name(space))
                .put("plan_level", Plans.level(space))
                .put("region", region(space.id()))
                .put("owner_id", FakeUser.ID)
                .put("role", "admin");
    }

    /** Derives the region from an id (docs/management-api.md). */
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
