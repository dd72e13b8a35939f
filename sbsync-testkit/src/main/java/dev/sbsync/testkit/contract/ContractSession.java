package dev.sbsync.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.time.FakeClock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The folder that the rows work in, and their helper methods. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractSession {
    /** The maximum number of requests of the whole contract. */
    static final int MOST_REQUESTS = 260;

    private final Map<String, String> leftovers = new LinkedHashMap<>();
    private @Nullable ContractTarget target;
    private @Nullable ContractClient client;
    private int lastName;
    private long folder;
    private long secondFolder;
    private String run = "";

    ContractSession() {}

    /** Returns where to run; asked once, before the first row. */
    protected abstract ContractTarget target();

    /** Stops what {@link #target} started; called once, after the last request. Does nothing by default. */
    protected void done() {}

    @BeforeAll
    void makeFolders() {
        target = target();
        client = new ContractClient(target);
        run = "sbsync-contract-" + Long.toString(FakeClock.system().now().toEpochMilli(), 36);
        folder = made(post("/stories", storyIn(0, run, "\"is_folder\":true")));
        secondFolder = made(
                send("POST", "/v1/spaces/" + targeted().second() + "/stories", storyIn(0, run, "\"is_folder\":true")));
    }

    /** Deletes everything that was created, and checks the number of requests. */
    @AfterAll
    void cleanUp() {
        if (folder != 0) {
            delete("/stories/" + folder);
        }
        if (secondFolder != 0) {
            send("DELETE", "/v1/spaces/" + targeted().second() + "/stories/" + secondFolder, "");
        }
        leftovers.keySet().forEach(path -> send("DELETE", path, ""));
        done();
        int sent = client().sent();
        System.out.println("The contract took " + sent + " requests to " + targeted() + ".");
        assertThat(sent).as("requests of the whole contract").isLessThanOrEqualTo(MOST_REQUESTS);
    }

    final ContractTarget targeted() {
        if (target == null) {
            throw new IllegalStateException("the contract has not begun");
        }
        return target;
    }

    /** Returns the id of the folder that rows work in. */
    final long folder() {
        return folder;
    }

    final long secondFolder() {
        return secondFolder;
    }

    /** Returns the path of the folder that rows work in. */
    final String root() {
        return run;
    }

    /** Returns a name that no other row uses. */
    final String name() {
        return "row-" + ++lastName;
    }

    /** Returns a name that is unique in the space, for items outside the folder. */
    final String spaceWideName() {
        return run + "-" + ++lastName;
    }

    final ContractAnswer get(String path) {
        return send("GET", space() + path, "");
    }

    final ContractAnswer post(String path, String body) {
        return send("POST", space() + path, body);
    }

    final ContractAnswer put(String path, String body) {
        return send("PUT", space() + path, body);
    }

    final ContractAnswer delete(String path) {
        return send("DELETE", space() + path, "");
    }

    final ContractAnswer send(String method, String path, String body) {
        return client().send(method, path, body, targeted().token());
    }

    final ContractAnswer sendAs(String token, String path) {
        return client().send("GET", path, "", token);
    }

    /** Returns a body that creates a story. */
    final String storyIn(long parent, String slug, String attributes) {
        return "{\"story\":{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\",\"parent_id\":" + parent
                + (attributes.isEmpty() ? "" : "," + attributes) + "}}";
    }

    /** Creates a story in the folder of the rows. */
    final JsonNode create(String slug, String attributes) {
        ContractAnswer answer = post("/stories", storyIn(folder, slug, attributes));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.story();
    }

    final JsonNode create() {
        return create(name(), "\"content\":{\"component\":\"page\",\"_uid\":\"u\",\"title\":\"one\"}");
    }

    final String path(JsonNode story) {
        return "/stories/" + story.path("id").asString("");
    }

    final JsonNode read(JsonNode story) {
        return get(path(story)).story();
    }

    /** Deletes an item outside the folder after the last row. */
    final void cleanUpLater(String path) {
        leftovers.put(space() + path, "");
    }

    /**
     * Records an unknown behaviour (docs/management-api.md): the fake's documented default is asserted, a real space's
     * answer is printed.
     */
    final void observed(String question, Object found, Object fakeDefault) {
        System.out.println("Observed: " + question + " " + found);
        if (targeted().fake()) {
            assertThat(found).as(question).isEqualTo(fakeDefault);
        }
    }

    static ObjectNode object(String json) {
        return (ObjectNode) Nodes.parse(json);
    }

    private long made(ContractAnswer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return Nodes.integer(answer.story(), "id", 0);
    }

    private String space() {
        return "/v1/spaces/" + targeted().first();
    }

    private ContractClient client() {
        if (client == null) {
            throw new IllegalStateException("the contract has not begun");
        }
        return client;
    }
}
