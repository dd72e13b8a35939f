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
import tools.jackson.core.JacksonException;

/** Requests for the page before, or for another story, whose answers a fault swaps in. */
final class MisroutedRequests {
    private static final Pattern PAGE = Pattern.compile("(^|&)page=(\\d{1,9})");
    private static final Pattern STORIES = Pattern.compile("/v1/spaces/(\\d{1,18})/stories(/.*)?");

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
     * Returns a request for a story of the space that the right answer is not about; empty if the space has no other
     * story.
     */
    static Optional<FakeRequest> story(FakeRequest request, FakeResponse right, FakeState state) {
        Matcher path = STORIES.matcher(request.path());
        long asked = storyOf(right);
        if (!path.matches() || asked == 0) {
            return Optional.empty();
        }
        return state.space(Long.parseLong(path.group(1))).stream()
                .map(SpaceState::all)
                .flatMap(stories -> stories.stream())
                .filter(story -> !story.deleted() && story.id() != asked)
                .findFirst()
                .map(StoredStory::id)
                .map(other -> FakeRequest.get("/v1/spaces/" + path.group(1) + "/stories/" + other));
    }

    private static long storyOf(FakeResponse answer) {
        try {
            return Nodes.integer(Nodes.parse(answer.body()).path("story"), "id", 0);
        } catch (JacksonException notJson) {
            return 0;
        }
    }
}
