package dev.sbsync.cli.config;

import dev.sbsync.transport.ratelimit.RateLimit;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where settings come from, in lines for people; of a token its origin and never the value. */
final class Explanation {

    private final Environment environment;
    private final Tokens tokens;
    private final List<String> lines = new ArrayList<>();

    Explanation(Environment environment) {
        this.environment = environment;
        this.tokens = new Tokens(environment);
    }

    Explanation side(String side, Setting space, URI host, Key token) {
        return add(side + ": space " + space.value() + " (" + space.origin() + ") at " + host + ", token from "
                + tokens.origin(token));
    }

    Explanation account(URI host, Key token) {
        return add("asking " + host + ", token from " + tokens.origin(token));
    }

    Explanation limit(@Nullable RateLimit explicit, boolean shared) {
        String limit = explicit == null
                ? "told by the spaces' plans"
                : "at most " + explicit.rps() + " requests a second, " + explicit.burst() + " in any one";
        return add("rate limit: " + limit + (shared ? "; one budget for both sides" : "; a budget for each side"));
    }

    Explanation workers(@Nullable Integer workers) {
        return add("workers: " + (workers == null ? "8, the default" : workers));
    }

    Explanation file() {
        return add("settings file: "
                + environment.file().path().map(path -> "'" + path + "'").orElse("none"));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private Explanation add(String line) {
        lines.add(line);
        return this;
    }
}
