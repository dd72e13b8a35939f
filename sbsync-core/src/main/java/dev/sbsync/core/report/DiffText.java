package dev.sbsync.core.report;

import dev.sbsync.core.diff.JsonChange;
import dev.sbsync.core.internal.diff.RichText;
import dev.sbsync.core.item.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Renders the differences of an item like a diff: each changed place with its old and new value, elements as headings,
 * rich text as text, long texts shortened around their changes. Lines have at most 80 columns, unless their indent
 * leaves less than 20 for text; spaces are visible where nothing else changed, and texts are in quotes where they look
 * like another value.
 */
public final class DiffText {

    private static final int SHORT = 100;
    private static final String STEP = "    ";

    /** Texts that look like null, a boolean, a number, an empty array or object, or nothing; also within quotes. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("\"*+(null|true|false|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?|\\[]|\\{}|)\"*+");

    private final String indent;
    private final List<Line> lines = new ArrayList<>();
    private List<String> shown = List.of();

    private DiffText(String indent) {
        this.indent = indent;
    }

    /**
     * A line.
     *
     * @param sign {@code +} for what is added, {@code -} for what is removed, {@code ~} for what changes
     */
    public record Line(char sign, String text) {}

    /** Returns the lines, each starting with an indent. */
    public static List<Line> lines(List<Difference> differences, String indent) {
        DiffText text = new DiffText(indent);
        differences.forEach(text::add);
        return List.copyOf(text.lines);
    }

    private void add(Difference difference) {
        shown = List.of();
        List<JsonChange> changes = difference.changes();
        boolean whole = changes.size() == 1 && changes.get(0).path().isEmpty();
        if (changes.isEmpty() || (whole && difference.old() != null && difference.now() != null && brief(difference))) {
            line('~', 0, "~ " + difference);
            return;
        }
        for (JsonChange change : changes) {
            List<String> place = new ArrayList<>(List.of(difference.field()));
            place.addAll(change.place());
            add(change, place);
        }
    }

    private static boolean brief(Difference difference) {
        return difference.detail().length() < SHORT;
    }

    private void add(JsonChange change, List<String> place) {
        boolean element = place.get(place.size() - 1).startsWith("[");
        int parents = place.size() - (element && place.size() > 1 ? 2 : 1);
        List<String> headings = headings(place.subList(0, parents));
        int same = 0;
        while (same < Math.min(headings.size(), shown.size())
                && headings.get(same).equals(shown.get(same))) {
            same++;
        }
        for (int i = same; i < headings.size(); i++) {
            line('~', i, "~ " + headings.get(i));
        }
        shown = headings;
        value(change, String.join("", place.subList(parents, place.size())), headings.size());
    }

    /** Returns the headings above a place: fields, and elements with the name of their array. */
    private static List<String> headings(List<String> place) {
        List<String> headings = new ArrayList<>();
        for (String step : place) {
            int last = headings.size() - 1;
            if (step.startsWith("[") && last >= 0) {
                headings.set(last, headings.get(last) + step);
            } else {
                headings.add(step);
            }
        }
        return headings;
    }

    private void value(JsonChange change, String label, int depth) {
        switch (change.op()) {
            case MOVE -> line('~', depth, "~ " + label + ": moved from position " + position(change));
            case ADD -> one('+', depth, label, Objects.requireNonNull(change.now()));
            case REMOVE -> one('-', depth, label, Objects.requireNonNull(change.old()));
            case REPLACE -> replaced(change, label, depth);
        }
    }

    private static String position(JsonChange change) {
        String from = Objects.requireNonNull(change.from());
        return from.substring(from.lastIndexOf('/') + 1);
    }

    private void replaced(JsonChange change, String label, int depth) {
        String old = text(change.old(), false);
        String now = text(change.now(), false);
        if (old.equals(now)) {
            old = text(change.old(), true);
            now = text(change.now(), true);
        }
        if (old.equals(now)) { // another type, or attributes that text does not show
            old = String.valueOf(change.old());
            now = String.valueOf(change.now());
        }
        ChangedText whole = new ChangedText(old, now).visible();
        String brief = "~ " + label + ": " + whole.old() + " → " + whole.now();
        if (!(old + now).contains("\n") && TextWidth.of(indent + STEP.repeat(depth) + brief) <= WordWrap.COLUMNS) {
            line('~', depth, brief);
            return;
        }
        line('~', depth, "~ " + label);
        new ChangedLines(old, now).forEach((sign, text) -> line(sign, depth + 1, signed(sign, text)));
    }

    private void one(char sign, int depth, String label, JsonNode value) {
        if (value.isEmpty() || RichText.node(value)) {
            String text = text(value, false);
            if (!text.contains("\n")) {
                line(sign, depth, sign + " " + label + ": " + ChangedText.cut(text));
                return;
            }
            line(sign, depth, sign + " " + label);
            text.lines().forEach(part -> line(sign, depth + 1, signed(sign, ChangedText.cut(part))));
            return;
        }
        line(sign, depth, sign + " " + label);
        value.properties().forEach(member -> {
            if (!member.getKey().equals("_uid") && !member.getKey().equals("component")) {
                one(sign, depth + 1, member.getKey(), member.getValue());
            }
        });
        int index = 0;
        for (JsonNode element : value.isArray() ? value : List.<JsonNode>of()) {
            String type = element.path("component").asString("");
            one(sign, depth + 1, "[" + index++ + "]" + (type.isEmpty() ? "" : " " + type), element);
        }
    }

    private static String text(@Nullable JsonNode value, boolean marks) {
        if (value == null) {
            return "";
        }
        if (RichText.node(value)) {
            return unambiguous(RichText.text(value, marks));
        }
        return value.isString() ? unambiguous(value.stringValue()) : value.toString();
    }

    /** Returns a text, in quotes if it would look like another value. */
    private static String unambiguous(String text) {
        return AMBIGUOUS.matcher(text).matches() ? '"' + text + '"' : text;
    }

    private static String signed(char sign, String text) {
        return text.isEmpty() ? String.valueOf(sign) : sign + " " + text;
    }

    private void line(char sign, int depth, String text) {
        WordWrap.broken(indent + STEP.repeat(depth), text).forEach(line -> lines.add(new Line(sign, line)));
    }
}
