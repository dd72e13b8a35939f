package dev.sbsync.testkit.internal.resource;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.Page;
import dev.sbsync.testkit.internal.http.Query;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.Routes;
import dev.sbsync.testkit.internal.json.Json;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Records;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of items other than stories: list, get, create, update, delete (docs/management-api.md). What differs between
 * kinds is overridden; attributes that are not permitted are dropped silently.
 */
public abstract class Resource {
    protected static final int UNPAGED = 0;

    private final String kind;
    private final String itemKey;
    private final Set<String> permitted;
    private final ObjectNode defaults;

    /**
     * Describes a kind.
     *
     * @param kind the path below the space and the key of lists, such as {@code components}
     * @param itemKey the key of single ones, such as {@code component}
     * @param permitted the attributes that can be written
     * @param defaults what an object has that was not written, as JSON
     */
    public Resource(String kind, String itemKey, Set<String> permitted, String defaults) {
        this.kind = kind;
        this.itemKey = itemKey;
        this.permitted = permitted;
        this.defaults = (ObjectNode) Json.parse(defaults);
    }

    public void addTo(Routes routes) {
        String all = "/v1/spaces/{space}/" + kind;
        String one = all + "/{id}";
        routes.reads("GET", all, this::list)
                .reads("GET", one, this::get)
                .changes("POST", all, this::create)
                .changes("PUT", one, this::update)
                .changes("PATCH", one, this::update)
                .changes("DELETE", one, this::delete);
    }

    /** Returns the most of them that fit on a page, {@link #UNPAGED} where a list is never cut. */
    protected int largestPage() {
        return UNPAGED;
    }

    /** Returns the status of a create. */
    protected int created() {
        return 201;
    }

    /** Returns the status of an update; 204 goes without a body. */
    protected int updated() {
        return 200;
    }

    /** Returns the status of a delete; 204 goes without a body, 200 with what was deleted (mostly unknown). */
    protected int deleted() {
        return 200;
    }

    /** Returns whether single ones come without their key. */
    protected boolean bare() {
        return false;
    }

    /** Returns a test that what is listed passes, besides {@code search} and {@code by_ids}. */
    protected Predicate<ObjectNode> filter(Call call) {
        return item -> true;
    }

    /** Refuses what may not be stored; {@code before} is null on a create. */
    protected void check(Call call, ObjectNode next, @Nullable ObjectNode before) {
        requireName(next);
        requireFree(call, next, "name", other -> true);
    }

    /** Completes what is about to be stored. */
    protected void complete(Call call, ObjectNode next, ObjectNode given) {}

    /** Does what follows from a delete. */
    protected void afterDelete(Call call, ObjectNode gone) {}

    /** Returns what is shown of what is stored; {@code item} is a copy to change. */
    protected ObjectNode shown(Call call, ObjectNode item) {
        return item;
    }

    public final Records records(Call call) {
        return call.space().records(kind);
    }

    protected final ObjectNode stored(Call call) {
        return records(call).find(call.id("id")).orElseThrow(Refusal::notFound);
    }

    public final ObjectNode rendered(Call call, ObjectNode stored) {
        ObjectNode item = Json.shallowCopy(stored);
        defaults.properties().forEach(member -> item.putIfAbsent(member.getKey(), member.getValue()));
        return shown(call, item);
    }

    protected FakeResponse list(Call call) {
        Predicate<ObjectNode> filter = filter(call).and(byIds(call.query())).and(search(call.query()));
        List<ObjectNode> found = records(call).all().stream().filter(filter).toList();
        if (largestPage() != UNPAGED) {
            return Page.of(call.query(), kind, found, largestPage(), item -> rendered(call, item));
        }
        ArrayNode items = Json.array();
        found.forEach(item -> items.add(rendered(call, item)));
        return Answer.wrapped(200, kind, items);
    }

    protected FakeResponse get(Call call) {
        return answer(call, 200, stored(call));
    }

    protected FakeResponse create(Call call) {
        ObjectNode given = given(call);
        ObjectNode next = Json.object().put("id", call.state().identities().nextId());
        apply(given, next);
        String now = FakeState.timestamp(call.state().now());
        next.put("created_at", now).put("updated_at", now);
        complete(call, next, given);
        check(call, next, null);
        records(call).put(Json.integer(next, "id", 0), next);
        return answer(call, created(), next);
    }

    protected FakeResponse update(Call call) {
        ObjectNode before = stored(call);
        ObjectNode given = given(call);
        ObjectNode next = Json.shallowCopy(before);
        apply(given, next);
        next.put("updated_at", FakeState.timestamp(call.state().now()));
        complete(call, next, given);
        check(call, next, before);
        records(call).put(Json.integer(next, "id", 0), next);
        return answer(call, updated(), next);
    }

    protected FakeResponse delete(Call call) {
        ObjectNode gone = stored(call);
        FakeResponse response = answer(call, deleted(), gone);
        records(call).remove(Json.integer(gone, "id", 0));
        afterDelete(call, gone);
        return response;
    }

    /**
     * Returns the attributes of the body under the item's key; without it they count as missing
     * (docs/management-api.md).
     */
    protected ObjectNode given(Call call) {
        if (call.body().get(itemKey) instanceof ObjectNode given && !given.isEmpty()) {
            return given;
        }
        if (bare() && !call.body().isEmpty()) {
            return call.body();
        }
        throw Refusal.error(422, "param is missing or the value is empty: " + itemKey);
    }

    protected final void requireName(ObjectNode next) {
        if (Json.string(next, "name", "").isBlank()) {
            throw Refusal.invalid("name", "can't be blank");
        }
    }

    /** Refuses a value that another one has already, of those that a test lets count. */
    protected final void requireFree(Call call, ObjectNode next, String attribute, Predicate<ObjectNode> rival) {
        JsonNode value = next.path(attribute);
        boolean taken = records(call).all().stream()
                .anyMatch(other -> Json.integer(other, "id", 0) != Json.integer(next, "id", 0)
                        && rival.test(other)
                        && other.path(attribute).equals(value));
        if (taken) {
            throw Refusal.invalid(attribute, "has already been taken");
        }
    }

    protected static Optional<String> uuid(SpaceState space, String kind, long id) {
        return space.records(kind).find(id).flatMap(item -> Json.string(item, "uuid"));
    }

    private void apply(ObjectNode given, ObjectNode next) {
        for (String name : given.propertyNames()) {
            if (permitted.contains(name)) {
                next.set(name, given.get(name));
            }
        }
    }

    private FakeResponse answer(Call call, int status, ObjectNode item) {
        if (status == 204) {
            return FakeResponse.json(204, new byte[0]);
        }
        ObjectNode shown = rendered(call, item);
        return bare() ? Answer.json(status, shown) : Answer.wrapped(status, itemKey, shown);
    }

    private static Predicate<ObjectNode> byIds(Query query) {
        return query.testAny("by_ids", ids -> item -> ids.contains(Long.toString(Json.integer(item, "id", 0))));
    }

    private static Predicate<ObjectNode> search(Query query) {
        return query.test("search", text -> {
            String term = text.toLowerCase(Locale.ROOT);
            return item -> Json.string(item, "name", Json.string(item, "filename", ""))
                    .toLowerCase(Locale.ROOT)
                    .contains(term);
        });
    }
}
