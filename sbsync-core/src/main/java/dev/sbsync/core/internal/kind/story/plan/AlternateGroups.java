package dev.sbsync.core.internal.kind.story.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds groups of alternates that differ in the target, and the {@code group_id} that gives each the same members as in
 * the source: the one most members already have, else the source's. The ids themselves have no meaning. Pure.
 */
final class AlternateGroups {

    /**
     * An item of the source.
     *
     * @param id its id in the source
     * @param source its group in the source
     * @param target its group in the target, null if it does not exist there yet
     * @param written whether its group may be changed
     */
    record Member(long id, String source, @Nullable String target, boolean written) {}

    private final Map<String, List<Member>> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> users = new HashMap<>();
    private final Map<String, String> chosen = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Other groups of the target form groups of their own, because no source item has them. */
    private AlternateGroups(Collection<Member> members, Collection<String> others) {
        members.forEach(member -> groups.computeIfAbsent(member.source(), group -> new ArrayList<>())
                .add(member));
        members.forEach(member -> uses(member.target(), member.source()));
        others.forEach(group -> uses(group, ""));
        taken.addAll(others);
    }

    private void uses(@Nullable String target, String source) {
        if (target != null) {
            users.computeIfAbsent(target, group -> new HashSet<>()).add(source);
        }
    }

    /**
     * Returns the new group of each written item whose members differ in the target, by source id.
     *
     * @param others groups of items that exist only in the target
     */
    static Map<Long, String> of(Collection<Member> members, Collection<String> others) {
        return new AlternateGroups(members, others).regrouped();
    }

    private Map<Long, String> regrouped() {
        List<List<Member>> differing = new ArrayList<>();
        for (List<Member> members : groups.values()) {
            Optional<String> inOrder = inOrder(members);
            inOrder.ifPresent(taken::add);
            if (inOrder.isEmpty()) {
                differing.add(members);
            }
        }
        differing.sort(Comparator.comparingInt(AlternateGroups::mostInOne).reversed());
        differing.forEach(this::keep);
        Map<Long, String> regrouped = new LinkedHashMap<>();
        for (List<Member> members : differing) {
            String group = groupOf(members);
            members.stream().filter(Member::written).forEach(member -> regrouped.put(member.id(), group));
        }
        return regrouped;
    }

    /** Returns the group that contains exactly these members, if any. */
    private Optional<String> inOrder(List<Member> members) {
        return Optional.ofNullable(members.get(0).target())
                .filter(group -> members.stream().allMatch(member -> group.equals(member.target())))
                .filter(group -> Objects.requireNonNull(users.get(group)).size() == 1);
    }

    /** Items that are not written keep their group; only their own alternates may join it. */
    private void keep(List<Member> members) {
        best(members, false)
                .filter(group -> !taken.contains(group))
                .ifPresent(group -> chosen.put(members.get(0).source(), group));
        members.stream()
                .filter(member -> !member.written())
                .flatMap(member -> Optional.ofNullable(member.target()).stream())
                .forEach(taken::add);
    }

    private String groupOf(List<Member> members) {
        String source = members.get(0).source();
        String group = chosen.get(source);
        if (group == null) {
            group = best(members, true)
                    .filter(this::free)
                    .or(() -> Optional.of(source).filter(this::free))
                    .orElseGet(() -> another(source));
        }
        taken.add(group);
        return group;
    }

    private boolean free(String group) {
        return !taken.contains(group);
    }

    /** Returns a derived group id, the same in every run. */
    private static String another(String source) {
        return UUID.nameUUIDFromBytes(("alternates of " + source).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static int mostInOne(List<Member> members) {
        return counts(members, true).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Returns the most frequent target group of the written, or of the unwritten, members. */
    private static Optional<String> best(List<Member> members, boolean written) {
        return counts(members, written).entrySet().stream()
                .max(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static Map<String, Integer> counts(List<Member> members, boolean written) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Member member : members) {
            String group = member.target();
            if (group != null && member.written() == written) {
                counts.merge(group, 1, Integer::sum);
            }
        }
        return counts;
    }
}
