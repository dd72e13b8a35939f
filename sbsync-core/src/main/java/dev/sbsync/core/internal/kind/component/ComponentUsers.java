package dev.sbsync.core.internal.kind.component;

import dev.sbsync.client.ApiRequest;
import dev.sbsync.client.ApiResponse;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import java.util.function.Predicate;

/** The stories of the target that use a component; each question takes one request, and blocks. Immutable. */
record ComponentUsers(Side target, String component) {

    private static final int PAGE = 100;
    private static final String UNKNOWN = "stories of the target may use it";

    /** Returns how many stories there are, in words; empty if there is none. A refusal leaves the number unknown. */
    String all() {
        try {
            long all = total(list(1));
            return all == 0 ? "" : words(all, "of the target", "");
        } catch (ApiException | NumberFormatException unusable) {
            return UNKNOWN;
        }
    }

    /**
     * Returns the warning that a delete of the component leaves stories that use it; empty if there are none. Of more
     * than 100 stories, all count.
     *
     * @param stays returns whether an item of the target is neither written nor deleted
     */
    List<Problem> left(Predicate<ItemKey> stays) {
        String left = "";
        try {
            ApiResponse page = list(PAGE);
            long all = total(page);
            long staying = page.body()
                    .path("stories")
                    .valueStream()
                    .filter(story ->
                            stays.test(new ItemKey("stories", story.path("id").asLong())))
                    .count();
            if (all > PAGE) {
                left = words(all, "of the target", " now");
            } else if (staying > 0) {
                left = words(staying, staying == 1 ? "that stays in the target" : "that stay in the target", "");
            }
        } catch (ApiException | NumberFormatException unusable) {
            left = UNKNOWN;
        }
        return left.isEmpty() ? List.of() : List.of(new Problem(OutcomeCode.BREAKING_CHANGE, left));
    }

    private static String words(long stories, String which, String when) {
        return stories == 1 ? "1 story " + which + " uses it" + when : stories + " stories " + which + " use it" + when;
    }

    private ApiResponse list(int rows) {
        return target.patient()
                .call(ApiRequest.of("GET", "/v1/spaces/" + target.spaceId() + "/stories")
                        .query("contain_component", component)
                        .query("per_page", String.valueOf(rows))
                        .readOnly());
    }

    private static long total(ApiResponse list) {
        return Long.parseLong(list.header("Total").orElse(""));
    }
}
