package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.LayerState;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.plan.TemporaryRename;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A space in memory that refuses, by failing the test, what the API refuses: doubles, lost parents, circles. */
final class ModelSpace {

    private static final List<String> SLUGS = List.of("a", "b", "c");

    private static final class Node {
        final long id;
        final boolean folder;
        boolean startpage;
        String uuid;
        String name;
        String slug;
        long parentId;
        LayerState state = LayerState.DRAFT;
        Set<String> tags = Set.of();

        Node(long id, String uuid, String name, String slug, long parentId, boolean folder, boolean startpage) {
            this.id = id;
            this.uuid = uuid;
            this.name = name;
            this.slug = slug;
            this.parentId = parentId;
            this.folder = folder;
            this.startpage = startpage;
        }
    }

    /** What must not change of an item that a plan does not address, but for where its folder is. */
    record Kept(long id, String uuid, String name, String slug, long parentId) {}

    private final TreeMap<Long, Node> nodes = new TreeMap<>();
    private long nextId;

    private ModelSpace(long firstId) {
        this.nextId = firstId;
    }

    /** Returns up to 14 items with few slugs and few uuids, so that two spaces have much in common. */
    static ModelSpace random(long firstId, Random random) {
        ModelSpace space = new ModelSpace(firstId);
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            uuids.add("u" + i);
        }
        Collections.shuffle(uuids, random);
        List<Long> folders = new ArrayList<>(List.of(0L));
        int size = random.nextInt(15);
        for (int i = 0; i < size; i++) {
            long parent = folders.get(random.nextInt(folders.size()));
            boolean folder = random.nextInt(5) < 2;
            boolean startpage = !folder && random.nextInt(4) == 0;
            String slug = startpage && parent != 0 ? space.node(parent).slug : SLUGS.get(random.nextInt(SLUGS.size()));
            boolean secondStartpage = startpage
                    && parent != 0
                    && space.nodes.values().stream().anyMatch(node -> node.startpage && node.parentId == parent);
            if (space.freePlace(parent, slug, folder, 0) && !secondStartpage) {
                long id = space.add(uuids.get(i), "n" + random.nextInt(3), slug, parent, folder, startpage);
                space.node(id).state = folder || random.nextInt(3) == 0 ? LayerState.DRAFT : LayerState.PUBLISHED;
                space.node(id).tags = random.nextInt(3) == 0 ? Set.of("t") : Set.of();
                if (folder) {
                    folders.add(id);
                }
            }
        }
        return space;
    }

    /** Returns a copy with other ids, in which items have been moved, renamed and swapped, some of them in rings. */
    static ModelSpace scrambled(ModelSpace original, long firstId, Random random) {
        ModelSpace space = new ModelSpace(firstId);
        Map<Long, Long> ids = new HashMap<>(Map.of(0L, 0L));
        for (Node node : original.nodes.values()) {
            long parent = Objects.requireNonNull(ids.get(node.parentId));
            long id = space.add(node.uuid, node.name, node.slug, parent, node.folder, node.startpage);
            space.node(id).state = node.state;
            space.node(id).tags = node.tags;
            ids.put(node.id, id);
        }
        List<Node> all = List.copyOf(space.nodes.values());
        for (int moves = random.nextInt(8); moves > 0 && !all.isEmpty(); moves--) {
            space.scramble(all.get(random.nextInt(all.size())), all.get(random.nextInt(all.size())), random);
        }
        return space;
    }

    /** Swaps two items, or moves one into the other's place, or into the other. */
    private void scramble(Node one, Node other, Random random) {
        boolean apart = !within(one.parentId, other.id) && !within(other.parentId, one.id);
        if (one.id != other.id && one.folder == other.folder && apart && random.nextInt(3) > 0) {
            String slug = one.slug;
            long parentId = one.parentId;
            one.slug = other.slug;
            one.parentId = other.parentId;
            other.slug = slug;
            other.parentId = parentId;
            one.startpage = false;
            other.startpage = false;
        } else if (other.folder && !within(other.id, one.id)) {
            String slug = SLUGS.get(random.nextInt(SLUGS.size()));
            if (freePlace(other.id, slug, one.folder, one.id)) {
                one.parentId = other.id;
                one.slug = slug;
                one.startpage = false;
            }
        }
    }

    /** Carries out a plan in its order and returns the source ids of the items that succeeded. */
    Set<Long> carryOut(SyncPlan plan) {
        return carryOut(plan, Integer.MAX_VALUE);
    }

    /**
     * Carries out a plan until a number of requests was made, and then no more, as where a process is killed. A step
     * aside is a request of its own.
     */
    Set<Long> carryOut(SyncPlan plan, int requests) {
        int left = requests;
        Map<Long, Long> targetIds = new HashMap<>();
        for (PlannedItem item : plan.items()) {
            if (left-- <= 0) {
                break;
            }
            if (item.operation() == Operation.CONFLICT
                    || !item.after().stream().allMatch(key -> targetIds.containsKey(key.id()))) {
                continue;
            }
            long parentId = parentId(item, targetIds);
            StoryRow row = StoryRow.source(item);
            StoryRow match = StoryRow.match(item);
            if (item.stepAside() != null) {
                stepAside(item.stepAside());
                if (left-- <= 0) {
                    break;
                }
            }
            if (match == null) {
                check(freePlace(parentId, row.slug(), row.folder(), 0), "a double at " + row.path());
                long id = add(row.uuid(), row.name(), row.slug(), parentId, row.folder(), row.startpage());
                node(id).state = row.state();
                node(id).tags = row.tags();
                targetIds.put(row.id(), id);
            } else {
                Node node = node(match.id());
                check(freePlace(parentId, row.slug(), row.folder(), node.id), "two at " + row.path());
                check(!within(parentId, node.id), row.path() + " moves into itself");
                node.parentId = parentId;
                node.slug = row.slug();
                node.name = row.name();
                node.uuid = row.uuid();
                node.startpage = row.startpage();
                node.state = row.state();
                node.tags = row.tags();
                targetIds.put(row.id(), node.id);
            }
            check(nodes.values().stream().filter(n -> n.uuid.equals(row.uuid())).count() == 1, "a uuid twice");
        }
        return targetIds.keySet();
    }

    private void stepAside(TemporaryRename aside) {
        Node leaving = node(aside.targetId());
        check(leaving.slug.equals(aside.slug()), leaving.slug + " is renamed temporarily, planned as " + aside.slug());
        check(freePlace(leaving.parentId, aside.temporarySlug(), leaving.folder, 0), "a temporary slug twice");
        leaving.slug = aside.temporarySlug();
    }

    StoryRow withUuid(String uuid) {
        return rows().stream()
                .filter(row -> row.uuid().equals(uuid))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the uuid of an item, empty for the root. */
    String uuidOf(long id) {
        return id == 0 ? "" : node(id).uuid;
    }

    List<StoryRow> rows() {
        return nodes.values().stream().map(this::row).toList();
    }

    Set<Long> ids() {
        return new HashSet<>(nodes.keySet());
    }

    Set<Kept> kept(Predicate<Long> which) {
        return nodes.values().stream()
                .filter(node -> which.test(node.id))
                .map(node -> new Kept(node.id, node.uuid, node.name, node.slug, node.parentId))
                .collect(Collectors.toSet());
    }

    private long parentId(PlannedItem item, Map<Long, Long> targetIds) {
        if (item.parent() instanceof TargetParent.Existing existing) {
            return existing.targetId();
        }
        if (item.parent() instanceof TargetParent.Planned planned) {
            Long id = targetIds.get(planned.key().id());
            check(id != null, item.source().path() + " comes before its folder");
            return Objects.requireNonNull(id);
        }
        return 0;
    }

    private long add(String uuid, String name, String slug, long parentId, boolean folder, boolean startpage) {
        long id = nextId++;
        nodes.put(id, new Node(id, uuid, name, slug, parentId, folder, startpage));
        return id;
    }

    private boolean freePlace(long parentId, String slug, boolean folder, long except) {
        return nodes.values().stream()
                .noneMatch(node -> node.id != except
                        && node.parentId == parentId
                        && node.slug.equals(slug)
                        && node.folder == folder);
    }

    private boolean within(long id, long ancestor) {
        for (long at = id; at != 0; at = node(at).parentId) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    private Node node(long id) {
        return Objects.requireNonNull(nodes.get(id), "no item " + id);
    }

    private StoryRow row(Node node) {
        String parentPath = path(node.parentId);
        String path = node.startpage && node.parentId != 0
                ? parentPath + "/"
                : (parentPath.isEmpty() ? "" : parentPath + "/") + node.slug;
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", node.id)
                .put("uuid", node.uuid)
                .put("name", node.name)
                .put("slug", node.slug)
                .put("full_slug", path)
                .put("parent_id", node.parentId)
                .put("is_folder", node.folder)
                .put("is_startpage", node.startpage)
                .put("published", node.state.published())
                .put("unpublished_changes", node.state == LayerState.DIRTY);
        node.tags.forEach(json.putArray("tag_list")::add);
        return StoryRow.of(Story.of(json));
    }

    private String path(long folderId) {
        if (folderId == 0) {
            return "";
        }
        Node folder = node(folderId);
        String parent = path(folder.parentId);
        return parent.isEmpty() ? folder.slug : parent + "/" + folder.slug;
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new AssertionError(problem);
        }
    }
}
