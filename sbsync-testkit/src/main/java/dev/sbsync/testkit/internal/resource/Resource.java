package dev.sbsync.testkit.internal.resource;

import dev.sbsync.testkit.Commit;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.Switch;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.FieldErrors;
import dev.sbsync.testkit.internal.http.ListPage;
import dev.sbsync.testkit.internal.http.Refusal;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.Identities;
import dev.sbsync.testkit.internal.state.Records;
import dev.sbsync.testkit.internal.state.SpaceState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of items other than stories: list, get, create, update, delete (docs/management-api.md). Each kind overrides
 * what differs; attributes that are not permitted are dropped silently.
 */
public abstract class Resource {
    protected static final int UNPAGED = 0;

    private final String kind;
    private final String itemKey;
    private final Set<String> permitted;
    private final ObjectNode defaults;

    /**
     * Creates a kind.
     *
     * @param kind the path below the space and the key of lists, such as {@code components}
     * @param itemKey the key of a single item, such as {@code component}
     * @param permitted the attributes that can be written
     * @param defaults the attributes of an item that were not written, as JSON
     */
    public Resource(String kind, String itemKey, Set<String> permitted, String defaults) {
        this.kind = kind;
        this.itemKey = itemKey;
        this.permitted = permitted;
        this.defaults = (ObjectNode) Nodes.parse(defaults);
    }

    public void addTo(RouteTable routes) {
        String all = "/v1/spaces/{space}/" + kind;
        String one = all + "/{id}";
        routes.reads("GET", all, this::list)
                .reads("GET", one, this::get)
                .changes("POST", all, this::create)
                .changes("PUT", one, this::update)
                .changes("PATCH", one, this::update)
                .changes("DELETE", one, this::delete);
    }

    /** Returns the maximum page size, {@link #UNPAGED} if the list is not paged. */
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

    /** Returns whether a single item is returned without its key. */
    protected boolean bare() {
        return false;
    }

    /** Returns whether a body without the key is accepted. */
    protected boolean keyOptional() {
        return bare();
    }

    /** Returns the attribute that identifies an item in a path besides its id; empty for none. */
    protected String readBy() {
        return "";
    }

    /** Returns items in the order of a list; they come in order of creation. */
    protected Stream<ObjectNode> ordered(Stream<ObjectNode> items) {
        return items;
    }

    /** Returns the filter of a list, besides {@code search} and {@code by_ids}. */
    protected Predicate<ObjectNode> filter(Call call) {
        return item -> true;
    }

    /** Validates a change: throws a refusal, or adds to the errors of the change. */
    protected void check(ItemChange change) {
        requireFilled(change, "name");
        requireFree(change, "name", other -> true);
    }

    /** Completes the item before it is validated and stored. */
    protected void complete(ItemChange change) {}

    /** Returns the answer for a change with errors. */
    protected Refusal refusal(FieldErrors errors) {
        return errors.byField();
    }

    /** Updates other items after a create or update. */
    protected void afterSave(ItemChange change) {}

    /** Updates other items after a delete. */
    protected void afterDelete(Call call, ObjectNode gone) {}

    /** Returns the rendered form of a stored item; {@code item} is a copy to change. */
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
        ObjectNode item = Nodes.shallowCopy(stored);
        defaults.properties().forEach(member -> item.putIfAbsent(member.getKey(), member.getValue()));
        return shown(call, item);
    }

    protected FakeResponse list(Call call) {
        Predicate<ObjectNode> filter = filter(call).and(ListParameters.filter(call.query()));
        List<ObjectNode> found = ordered(records(call).all().stream().filter(filter.and(item -> listed(call, item))))
                .toList();
        boolean paged = largestPage() != UNPAGED;
        if (paged || call.state().is(Switch.EVERY_LIST_PAGED)) {
            int largest = paged ? largestPage() : ListPage.LARGEST_SIZE;
            return ListPage.of(call.query(), kind, found, largest, item -> rendered(call, item));
        }
        ArrayNode items = Nodes.array();
        found.forEach(item -> items.add(rendered(call, item)));
        return Answer.wrapped(200, kind, items);
    }

    /** Returns whether lists show an item. */
    public static boolean listed(Call call, ObjectNode item) {
        return call.state().listed(id(item));
    }

    protected FakeResponse get(Call call) {
        return answer(call, 200, read(call));
    }

    private ObjectNode read(Call call) {
        String key = call.variable("id");
        if (Identities.isId(key) || readBy().isEmpty()) {
            return Optional.of(stored(call)).filter(item -> call.sees(id(item))).orElseThrow(Refusal::notFound);
        }
        return records(call).all().stream()
                .filter(item -> Nodes.string(item, readBy(), "").equals(key) && call.sees(id(item)))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    protected FakeResponse create(Call call) {
        ObjectNode next = Nodes.object().put("id", call.state().identities().nextId());
        next.put("created_at", FakeState.timestamp(call.state().now()));
        return save(new ItemChange(call, given(call), null, next, new FieldErrors()), created());
    }

    protected FakeResponse update(Call call) {
        ObjectNode before = stored(call);
        return save(new ItemChange(call, given(call), before, Nodes.shallowCopy(before), new FieldErrors()), updated());
    }

    private FakeResponse save(ItemChange change, int status) {
        apply(change.given(), change.next());
        change.next()
                .put("updated_at", FakeState.timestamp(change.call().state().now()));
        complete(change);
        check(change);
        if (!change.errors().isEmpty()) {
            throw change.call().state().is(Switch.REFUSED_WITH_ONE_TEXT)
                    ? change.errors().text()
                    : refusal(change.errors());
        }
        records(change.call()).put(change.id(), change.next());
        committed(change.call(), change.before() == null ? Commit.Kind.CREATED : Commit.Kind.UPDATED, change.next());
        afterSave(change);
        return answer(change.call(), status, change.next());
    }

    protected FakeResponse delete(Call call) {
        ObjectNode gone = stored(call);
        FakeResponse response = answer(call, deleted(), gone);
        committed(call, Commit.Kind.DELETED, gone);
        records(call).remove(id(gone));
        afterDelete(call, gone);
        return response;
    }

    /**
     * Returns the attributes of the body under the item's key; without it they count as missing, unless it is optional
     * (docs/management-api.md).
     */
    protected ObjectNode given(Call call) {
        if (call.body().get(itemKey) instanceof ObjectNode given && !given.isEmpty()) {
            return given;
        }
        if (keyOptional() && !call.body().isEmpty()) {
            return call.body();
        }
        throw Refusal.error(422, "param is missing or the value is empty: " + itemKey);
    }

    protected static void requireFilled(ItemChange change, String attribute) {
        if (change.text(attribute).isBlank()) {
            change.errors().add(attribute, "can't be blank");
        }
    }

    /** Adds an error if a new value of an attribute is taken by another item that passes a test. */
    protected final void requireFree(ItemChange change, String attribute, Predicate<ObjectNode> rival) {
        boolean taken = change.changes(attribute)
                && !change.text(attribute).isBlank()
                && records(change.call()).all().stream()
                        .anyMatch(other -> id(other) != change.id()
                                && rival.test(other)
                                && sameText(Nodes.string(other, attribute, ""), change.text(attribute)));
        if (taken) {
            change.errors().add(attribute, "has already been taken");
        }
    }

    /** Returns whether two values of a unique attribute count as the same. */
    protected boolean sameText(String one, String other) {
        return one.equals(other);
    }

    /** Returns the id of an item. */
    protected static long id(ObjectNode item) {
        return Nodes.integer(item, "id", 0);
    }

    protected static Optional<String> uuid(SpaceState space, String kind, long id) {
        return space.records(kind).find(id).flatMap(item -> Nodes.string(item, "uuid"));
    }

    private void apply(ObjectNode given, ObjectNode next) {
        for (String name : given.propertyNames()) {
            if (permitted.contains(name)) {
                next.set(name, given.get(name));
            }
        }
    }

    private void committed(Call call, Commit.Kind effect, ObjectNode item) {
        call.state().committed(effect, call.space(), kind, item);
    }

    private FakeResponse answer(Call call, int status, ObjectNode item) {
        if (status == 204) {
            return FakeResponse.json(204, new byte[0]);
        }
        ObjectNode shown = rendered(call, item);
        return bare() ? Answer.json(status, shown) : Answer.wrapped(status, itemKey, shown);
    }
}
