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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds groups of alternates that differ in the target, and the {@code group_id} that gives each the same members as in
 * the source: the one most members already have, else the source's. The ids themselves have no meaning. Pure.
 */
final class AlternateGroups {

    /** An item of the source, with its groups; {@code target} is null if it does not exist there yet. */
    record Member(long id, String source, @Nullable String target, boolean written) {}

    private final Map<String, String> chosen = new HashMap<>();
    private final Set<String> taken;

    private AlternateGroups(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /**
     * Returns the new group of each written item whose members differ in the target, by source id.
     *
     * @param others groups of items that exist only in the target
     */
    static Map<Long, String> of(Collection<Member> members, Collection<String> others) {
        return new AlternateGroups(others).regrouped(members);
    }

    private Map<Long, String> regrouped(Collection<Member> members) {
        Map<String, List<Member>> groups = new LinkedHashMap<>();
        members.forEach(member -> groups.computeIfAbsent(member.source(), group -> new ArrayList<>())
                .add(member));
        Map<String, Long> sizes = sizes(members.stream());
        List<List<Member>> differing = new ArrayList<>();
        for (List<Member> group : groups.values()) {
            String there = group.get(0).target();
            boolean together = there != null && group.stream().allMatch(member -> there.equals(member.target()));
            if (together && !taken.contains(there) && sizes.getOrDefault(there, 0L) == group.size()) {
                taken.add(there);
            } else {
                differing.add(group);
            }
        }
        differing.sort(most(false)); // not by what a run writes, so that the next run chooses the same
        differing.forEach(this::keep);
        differing.sort(most(true));
        Map<Long, String> regrouped = new LinkedHashMap<>();
        for (List<Member> group : differing) {
            String id = idOf(group);
            group.stream().filter(Member::written).forEach(member -> regrouped.put(member.id(), id));
        }
        return regrouped;
    }

    /** Items that are not written keep their group; only their own alternates may join it. */
    private void keep(List<Member> members) {
        best(members, false)
                .filter(this::free)
                .ifPresent(group -> chosen.put(members.get(0).source(), group));
        taken.addAll(sizes(members.stream().filter(member -> !member.written())).keySet());
    }

    private String idOf(List<Member> members) {
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

    /** Returns the order by the most written, or unwritten, members in one group, then by the number of members. */
    private static Comparator<List<Member>> most(boolean written) {
        return Comparator.<List<Member>>comparingLong(members -> mostInOne(members, written))
                .thenComparing(List::size)
                .reversed();
    }

    private static long mostInOne(List<Member> members, boolean written) {
        return sizes(members.stream().filter(member -> member.written() == written)).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Returns the most frequent target group of the written, or of the unwritten, members. */
    private static Optional<String> best(List<Member> members, boolean written) {
        return sizes(members.stream().filter(member -> member.written() == written)).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Returns the number of members of each group in the target. */
    private static Map<String, Long> sizes(Stream<Member> members) {
        return members.flatMap(member -> Stream.ofNullable(member.target()))
                .collect(Collectors.groupingBy(group -> group, Collectors.counting()));
    }
}
