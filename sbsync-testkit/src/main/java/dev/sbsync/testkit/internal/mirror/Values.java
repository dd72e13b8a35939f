package dev.sbsync.testkit.internal.mirror;

import dev.sbsync.testkit.internal.json.Nodes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares JSON as values: the order of keys and the spelling of a number are ignored. */
final class Values {
    private static final int SHOWN = 200;

    private Values() {}

    static boolean same(JsonNode left, JsonNode right) {
        return firstDifference(left, right, Place.ROOT).isEmpty();
    }

    /** Returns the place of the first difference, such as {@code .body[2].title}. */
    static Optional<Place> firstDifference(JsonNode left, JsonNode right, Place place) {
        if (left.isNumber() && right.isNumber()) {
            return at(place, number(left).compareTo(number(right)) == 0);
        }
        if (left.isObject() && right.isObject()) {
            TreeSet<String> names = new TreeSet<>(left.propertyNames());
            names.addAll(right.propertyNames());
            return names.stream()
                    .map(name -> left.has(name) && right.has(name)
                            ? firstDifference(left.path(name), right.path(name), place.member(name))
                            : Optional.of(place.member(name)))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (left.isArray() && right.isArray()) {
            for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                Optional<Place> difference = firstDifference(left.path(i), right.path(i), place.element(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return at(place.element(Math.min(left.size(), right.size())), left.size() == right.size());
        }
        return at(place, left.equals(right));
    }

    /**
     * Returns the first place where two objects of equal values are written differently: key order or spelling of a
     * number.
     */
    static Optional<Place> firstSpelling(JsonNode left, JsonNode right, Place place) {
        if (Nodes.text(left).equals(Nodes.text(right))) {
            return Optional.empty();
        }
        if (left.isObject() && right.isObject()) {
            if (!left.propertyNames().stream()
                    .toList()
                    .equals(right.propertyNames().stream().toList())) {
                return Optional.of(place);
            }
            for (Map.Entry<String, JsonNode> member : left.properties()) {
                Optional<Place> found =
                        firstSpelling(member.getValue(), right.path(member.getKey()), place.member(member.getKey()));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        for (int i = 0; left.isArray() && i < left.size(); i++) {
            Optional<Place> found = firstSpelling(left.path(i), right.path(i), place.element(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.of(place);
    }

    static String shown(@Nullable JsonNode value) {
        String text = value == null || value.isMissingNode() ? "absent" : Nodes.text(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }

    private static Optional<Place> at(Place place, boolean same) {
        return same ? Optional.empty() : Optional.of(place);
    }

    private static BigDecimal number(JsonNode node) {
        return node.isBigInteger() ? new BigDecimal(node.bigIntegerValue()) : node.asDecimal(BigDecimal.ZERO);
    }
}
