package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.FakeSpace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Watches that nothing becomes public in the target, in any language, that is not public in the source in it. */
final class PublicTitles {

    private final FakeSpace target;
    private final Map<String, Set<String>> allowed;
    private final Set<String> problems = new LinkedHashSet<>();

    PublicTitles(FakeSpace source, FakeSpace target) {
        this.target = target;
        this.allowed = titles(source);
        titles(target)
                .forEach((language, titles) -> allowed.computeIfAbsent(language, code -> new HashSet<>())
                        .addAll(titles));
    }

    void look(String request) {
        titles(target)
                .forEach((language, titles) -> titles.stream()
                        .filter(title -> allowed.computeIfAbsent(language, code -> new HashSet<>())
                                .add(title))
                        .forEach(title ->
                                problems.add("\"" + title + "\" became public in " + language + " by " + request)));
    }

    Set<String> problems() {
        return problems;
    }

    private static Map<String, Set<String>> titles(FakeSpace space) {
        Map<String, Set<String>> titles = new HashMap<>();
        space.stories()
                .forEach(story -> story.liveContent()
                        .forEach((language, content) -> titles.computeIfAbsent(language, code -> new HashSet<>())
                                .add(content.path("title").asString("(no title)"))));
        return titles;
    }
}
