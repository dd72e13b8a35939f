package dev.sbsync.cli.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Replaces figures that vary between runs with placeholders: times, rates, sizes, ports, run ids, folders. */
final class Figureless {

    private static final List<String[]> FIGURES = List.of(
            // A machine under load may let the pace slip into a 429, which the demo then says.
            new String[] {
                "It took \\d+ requests \\(\\d+ reads, \\d+ writes\\), .* answered with 429( and repeated)?\\.",
                "It took REQUESTS."
            },
            new String[] {"\\d{8}-\\d{6}-[0-9a-f]{4}", "RUN"},
            new String[] {"\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d)?Z?", "TIME"},
            new String[] {"http://127\\.0\\.0\\.1:\\d+|https://mapi\\.storyblok\\.com", "HOST"},
            new String[] {"about \\d+ (min|s)( \\d+ s)?", "about TIME"},
            new String[] {"\\d+ min \\d+ s|\\d+ min|\\d+\\.\\d s", "TIME"},
            new String[] {"\\d+ B cached|\\d+\\.\\d [kM]B cached", "SIZE cached"},
            new String[] {"(\\d+ B|\\d+\\.\\d [kM]B) +stories", "SIZE stories"},
            new String[] {"\\d+(\\.\\d)?/s", "RATE"},
            new String[] {"\\d+\\.\\d requests/s", "RATE"},
            new String[] {"/\\S*/sbsync-demo-\\d+", "FOLDER"},
            new String[] {"/f/(\\d+)/(\\d+x\\d+)/[0-9a-f]+/", "/f/$1/$2/KEY/"},
            new String[] {"sbsync \\d+\\.\\d+\\.\\d+\\S*", "sbsync VERSION"});

    private Figureless() {}

    static String of(List<String> lines) {
        String text = lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
        for (String[] figure : FIGURES) {
            text = text.replaceAll(figure[0], figure[1]);
        }
        return text.strip();
    }
}
