package dev.sbsync.core.faultmodel;

import dev.sbsync.core.faultmodel.Fault.Effect;
import dev.sbsync.transport.ExchangeResult;
import dev.sbsync.transport.TransportRequest;
import dev.sbsync.transport.TransportResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a fault of a page shows in its answer: a short page of a list that is as short is none. */
final class PageFaults {

    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");

    private PageFaults() {}

    /** Returns whether an answer differs from the one without the fault. */
    static boolean changesAnswer(Effect effect, TransportRequest request, ExchangeResult result) {
        return switch (effect) {
            case EMPTY_PAGE, SHORT_PAGE, REPEATED_PAGE -> pageTells(effect, request, result);
            default -> true;
        };
    }

    private static boolean pageTells(Effect effect, TransportRequest request, ExchangeResult result) {
        if (!(result instanceof ExchangeResult.Response answered)) {
            return false;
        }
        TransportResponse response = answered.response();
        int total = number(response, "Total");
        int perPage = number(response, "Per-Page");
        Matcher asked = PAGE.matcher(request.uri().toString());
        int page = asked.find() ? Integer.parseInt(asked.group(1)) : 1;
        int rows = JsonMapper.shared()
                .readTree(response.body())
                .valueStream()
                .filter(JsonNode::isArray)
                .mapToInt(JsonNode::size)
                .max()
                .orElse(0);
        int due = Math.min(perPage, total - (page - 1) * perPage);
        return effect == Effect.REPEATED_PAGE ? page > 1 && rows > 0 && due > 0 : rows < due;
    }

    /** Lists of some servers have neither; then no fault of a page is counted. */
    private static int number(TransportResponse response, String header) {
        return response.header(header).map(Integer::parseInt).orElse(0);
    }
}
