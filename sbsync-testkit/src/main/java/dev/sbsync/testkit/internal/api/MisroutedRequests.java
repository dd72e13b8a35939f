package dev.sbsync.testkit.internal.api;

import dev.sbsync.testkit.FakeRequest;
import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.internal.json.Nodes;
import dev.sbsync.testkit.internal.state.FakeState;
import dev.sbsync.testkit.internal.state.SpaceState;
import dev.sbsync.testkit.internal.state.StoredStory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Requests for the page before, or for another item, whose answers a fault swaps in. */
final class MisroutedRequests {
    private static final Pattern PAGE = Pattern.compile("(^|&)page=(\\d{1,9})");
    private static final Pattern SPACE = Pattern.compile("/v1/spaces/\\d{1,18}/?");
    private static final Pattern ITEMS = Pattern.compile("/v1/spaces/(\\d{1,18})/([a-z_]+)(/.*)?");

    private MisroutedRequests() {}

    /** Returns a request for the page before the one that a request asks for. */
    static FakeRequest pageBefore(FakeRequest request) {
        Matcher page = PAGE.matcher(request.query());
        if (!page.find()) {
            return request;
        }
        int before = Math.max(1, Integer.parseInt(page.group(2)) - 1);
        return FakeRequest.of(
                request.method(), request.path() + "?" + page.replaceFirst(page.group(1) + "page=" + before));
    }

    /**
     * Returns a request for an item of the same kind that the right answer is not about; empty if the space has no
     * other one.
     */
    static Optional<FakeRequest> another(FakeRequest request, FakeResponse right, FakeState state) {
        Matcher path = ITEMS.matcher(request.path());
        long asked = idIn(right);
        if (SPACE.matcher(request.path()).matches()) {
            return state.spaces().stream()
                    .map(SpaceState::id)
                    .filter(id -> id != asked)
                    .findFirst()
                    .map(other -> FakeRequest.get("/v1/spaces/" + other));
        }
        if (!path.matches() || asked == 0) {
            return Optional.empty();
        }
        String kind = path.group(2);
        return state.space(Long.parseLong(path.group(1))).stream()
                .flatMap(space -> ids(space, kind))
                .filter(id -> id != asked)
                .findFirst()
                .map(other -> FakeRequest.get("/v1/spaces/" + path.group(1) + "/" + kind + "/" + other));
    }

    private static Stream<Long> ids(SpaceState space, String kind) {
        return kind.equals("stories")
                ? space.all().stream().filter(story -> !story.deleted()).map(StoredStory::id)
                : space.records(kind).all().stream().map(item -> Nodes.integer(item, "id", 0));
    }

    /** Returns the id of the only item in an answer, 0 if there is none. */
    private static long idIn(FakeResponse answer) {
        try {
            return Nodes.parse(answer.body())
                    .valueStream()
                    .filter(JsonNode::isObject)
                    .mapToLong(item -> Nodes.integer(item, "id", 0))
                    .findFirst()
                    .orElse(0);
        } catch (JacksonException notJson) {
            return 0;
        }
    }
}
