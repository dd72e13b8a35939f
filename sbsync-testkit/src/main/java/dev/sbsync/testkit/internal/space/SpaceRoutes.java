package dev.sbsync.testkit.internal.space;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.Violation;
import dev.sbsync.testkit.internal.access.FakeUser;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.FieldErrors;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Plans;
import dev.sbsync.testkit.internal.state.PortableSettings;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spaces: list, get, create, update, delete (docs/management-api.md). */
public final class SpaceRoutes {
    /** The component of a new space, which is its default content type. */
    private static final String FIRST_COMPONENT = "page";

    private static final String ASSET_SCHEMA = "asset_custom_meta_data_schema";
    private static final List<String> IN_OPTIONS = List.of("languages", ASSET_SCHEMA, "required_assest_fields");

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
        if (call.extra("dup_id") != null) {
            throw Refusal.error(501, "this fake does not duplicate spaces: dup_id");
        }
        ObjectNode given = given(call);
        ObjectNode settings = Nodes.object().put("id", call.state().identities().nextId());
        settings.put("name", Nodes.string(given, "name", "")).put("default_root", FIRST_COMPONENT);
        SpaceState space = call.state().addSpace(settings);
        addComponent(call.state(), space);
        apply(call, given, space);
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
        apply(call, given(call), space);
        call.state().committed(Commit.Kind.UPDATED, space, "spaces", space.settings());
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
    private static void apply(Call call, ObjectNode given, SpaceState space) {
        check(call, given, space);
        if (given.has("name")) {
            space.settings().set("name", given.get("name"));
        }
        for (String name : PortableSettings.NAMES) {
            if (given.has(name)) {
                space.settings().set(name, given.get(name));
            }
        }
        if (given.has("languages")) {
            space.languages(given.get("languages")
                    .valueStream()
                    .map(SpaceState.Language::of)
                    .toList());
        }
    }

    /** Refuses invalid values, all of them in one answer. */
    private static void check(Call call, ObjectNode given, SpaceState space) {
        FieldErrors errors = new FieldErrors();
        if (given.has("name") && Nodes.string(given, "name", "").isBlank()) {
            errors.add("name", "can't be blank");
        }
        if (given.has("languages") && !PortableSettings.validLanguages(given.get("languages"))) {
            errors.add("languages", "is invalid");
        }
        given.properties()
                .forEach(setting -> PortableSettings.problem(setting.getKey(), setting.getValue())
                        .ifPresent(problem -> errors.add(setting.getKey(), "is invalid")));
        String root = Nodes.string(given, "default_root", "");
        boolean unknown = !root.isEmpty()
                && space.records("components").all().stream()
                        .noneMatch(
                                component -> Nodes.string(component, "name", "").equals(root));
        if (unknown && !call.state().is(Switch.UNKNOWN_DEFAULT_ROOT_STORED)) {
            errors.add("default_root", "is invalid");
        }
        if (!errors.isEmpty()) {
            throw errors.byField();
        }
        for (JsonNode row : given.path("dimensions_app_folders")) {
            if (space.find(Nodes.integer(row, "folder_id", 0)).isEmpty()) {
                call.violated(
                        Violation.Kind.UNKNOWN_REFERENCE, "dimensions_app_folders has a folder that the space lacks");
            }
        }
    }

    private static FakeResponse get(Call call) {
        return Answer.wrapped(200, "space", single(call.state(), call.space()));
    }

    private static ObjectNode single(FakeState state, SpaceState space) {
        ObjectNode json = summary(space);
        json.putNull("default_lang_name");
        json.putNull("auto_delete_old_versions_after_days");
        json.putNull("default_root");
        json.put("use_translated_stories", false);
        addSettings(state, space, json);
        JsonNode limits = space.settings().path("limits");
        json.set("limits", limits.isObject() ? limits : Nodes.object());
        json.put("assets_count", space.records("assets").all().size());
        boolean tooHigh = state.is(Switch.STORIES_COUNT_TOO_HIGH);
        return json.put("stories_count", space.count(false) + (tooHigh ? 1 : 0));
    }

    /** Older payloads have some settings under {@code options} (docs/management-api.md). */
    private static void addSettings(FakeState state, SpaceState space, ObjectNode json) {
        ArrayNode languages = json.putArray("languages");
        space.languages().forEach(language -> languages.add(language.json()));
        for (String name : PortableSettings.NAMES) {
            if (!Nodes.missing(space.settings(), name)) {
                json.set(name, space.settings().get(name));
            }
        }
        if (json.has(ASSET_SCHEMA) && state.is(Switch.ASSET_SCHEMA_READ_AS_MAP)) {
            ObjectNode rows = Nodes.object();
            json.path(ASSET_SCHEMA).forEach(row -> rows.set(row.path("key").asString(""), row));
            json.set(ASSET_SCHEMA, rows);
        }
        ObjectNode options = json.putObject("options");
        options.set("languages", languages.deepCopy());
        if (state.is(Switch.SETTINGS_UNDER_OPTIONS)) {
            for (String name : IN_OPTIONS) {
                Optional.ofNullable(json.remove(name)).ifPresent(value -> options.set(name, value));
            }
        }
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
