package dev.sbsync.cli.output;

import dev.sbsync.client.Region;
import dev.sbsync.client.model.Space;
import dev.sbsync.core.report.Formats;
import dev.sbsync.core.report.TextWidth;
import dev.sbsync.core.report.WordWrap;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Renders a list of spaces, in the API's order. */
public final class SpacesText {

    private SpacesText() {}

    /** Returns a table with one line per space, for programs that read lines. */
    public static List<String> lines(List<Space> spaces) {
        if (spaces.isEmpty()) {
            return List.of("The token has no access to any space.");
        }
        Table table = new Table("").row("ID", "NAME", "REGION", "PLAN", "LIMIT");
        for (Space space : spaces) {
            table.row(
                    Long.toString(space.id()),
                    space.name(),
                    region(space),
                    plan(space),
                    Formats.rate(space.rateLimit().rps()));
        }
        return table.lines();
    }

    /** Returns a table of at most 80 columns, for a terminal; names are below their spaces if they do not fit. */
    public static List<String> terminal(List<Space> spaces) {
        List<String> lines = lines(spaces);
        if (lines.stream().allMatch(line -> TextWidth.of(line) <= WordWrap.COLUMNS)) {
            return lines;
        }
        Table table = new Table("").row("ID", "REGION", "PLAN", "LIMIT");
        for (Space space : spaces) {
            table.row(
                    Long.toString(space.id()),
                    region(space),
                    plan(space),
                    Formats.rate(space.rateLimit().rps()));
            table.across(WordWrap.broken("  ", space.name()));
        }
        return table.lines();
    }

    /** Returns {@code schema: 1, spaces[{id,name,region,plan,planLevel,requestsPerSecond}]}. */
    public static String json(List<Space> spaces) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode json = mapper.createObjectNode().put("schema", 1);
        ArrayNode array = json.putArray("spaces");
        for (Space space : spaces) {
            ObjectNode row = array.addObject();
            row.put("id", space.id());
            row.put("name", space.name());
            row.put("region", region(space));
            row.put("plan", space.plan());
            space.planLevel().ifPresentOrElse(level -> row.put("planLevel", level), () -> row.putNull("planLevel"));
            row.put("requestsPerSecond", space.rateLimit().rps());
        }
        return mapper.writeValueAsString(json) + "\n";
    }

    private static String region(Space space) {
        return space.region().isEmpty()
                ? Region.ofSpace(space.id()).map(Region::code).orElse("")
                : space.region().toLowerCase(Locale.ROOT);
    }

    private static String plan(Space space) {
        if (!space.plan().isEmpty()) {
            return space.plan();
        }
        return space.planLevel().isPresent() ? "level " + space.planLevel().getAsLong() : "unknown";
    }
}
