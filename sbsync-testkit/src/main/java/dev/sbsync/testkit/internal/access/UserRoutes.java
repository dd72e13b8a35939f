package dev.sbsync.testkit.internal.access;

import dev.sbsync.testkit.FakeResponse;
import dev.sbsync.testkit.FakeToken;
import dev.sbsync.testkit.internal.http.Answer;
import dev.sbsync.testkit.internal.http.Call;
import dev.sbsync.testkit.internal.http.RouteTable;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who a token belongs to and what it may do (docs/management-api.md). */
public final class UserRoutes {
    private static final List<String> RESOURCES = List.of(
            "stories",
            "spaces",
            "components",
            "component_groups",
            "internal_tags",
            "presets",
            "datasources",
            "datasource_entries",
            "assets",
            "asset_folders");

    private UserRoutes() {}

    public static void addTo(RouteTable routes) {
        routes.reads("GET", "/v1/users/me", UserRoutes::me)
                .reads("GET", "/v1/tokens/validate", UserRoutes::validate)
                .reads("GET", "/v1/personal_access_tokens/metadata", UserRoutes::metadata);
    }

    private static FakeResponse me(Call call) {
        ObjectNode user = FakeUser.json()
                .put("email", "editor@example.test")
                .put("timezone", "UTC")
                .put("lang", "en")
                .putNull("org");
        return Answer.wrapped(200, "user", user);
    }

    private static FakeResponse validate(Call call) {
        FakeToken token = call.token();
        ObjectNode answer = Nodes.object().put("valid", true).put("type", token.scoped() ? "pat" : "legacy_token");
        String value = token.value();
        answer.put("token_display", "…" + value.substring(Math.max(value.length() - 2, value.length() / 2)));
        if (token.scoped()) {
            ArrayNode scopes = answer.putArray("scopes");
            for (String resource : RESOURCES) {
                actions(token.scope(resource)).forEach(action -> scopes.add(resource + ":" + action));
            }
            ArrayNode spaces = answer.putArray("space_ids");
            token.spaces().stream().sorted().forEach(spaces::add);
        }
        return Answer.json(200, answer);
    }

    private static FakeResponse metadata(Call call) {
        ObjectNode answer = Nodes.object();
        ArrayNode scopes = answer.putArray("available_scopes");
        for (String resource : RESOURCES) {
            ArrayNode actions = scopes.addObject().put("resource", resource).putArray("actions");
            actions(FakeToken.Scope.PUBLISH).forEach(actions::add);
        }
        return Answer.json(200, answer);
    }

    private static List<String> actions(FakeToken.Scope scope) {
        return switch (scope) {
            case NONE -> List.of();
            case READ -> List.of("read");
            case WRITE -> List.of("read", "write");
            case PUBLISH -> List.of("read", "write", "publish");
        };
    }
}
