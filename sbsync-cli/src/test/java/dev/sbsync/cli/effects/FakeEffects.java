package dev.sbsync.cli.effects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.Started;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The flags of {@code fake}: data, address and faults. */
final class FakeEffects {

    private FakeEffects() {}

    static Effects into(Effects effects) {
        return effects.flag("--dataset", "fake", FakeEffects::dataset)
                .flag("--port", "fake", FakeEffects::port)
                .flag("--rps", "fake", FakeEffects::rps)
                .flag("--faults", "fake", FakeEffects::faults);
    }

    private static void dataset(Scene scene, String command) throws Exception {
        assertThat(Cli.withoutTerminal().run(command, "--port", "0").err()).contains("No dataset is set");
        Path other = Files.writeString(scene.file("other.json"), "{\"spaces\":[{\"id\":12,\"name\":\"Other\"}]}");
        try (Started fake = Cli.withoutTerminal().start(command, "--port", "0", "--dataset", other.toString())) {
            assertThat(fake.readLine()).startsWith("Listening on ");
            assertThat(fake.readLine()).isEqualTo("  12  Other  0 items");
            assertThat(fake.stop()).isEqualTo(130);
        }
    }

    /** A used port proves which port is requested, without depending on a free one. */
    private static void port(Scene scene, String command) throws Exception {
        String file = spaces(scene);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(Cli.withoutTerminal()
                            .run(command, "--dataset", file, "--port", port)
                            .err())
                    .contains("Port " + port + " is not available");
        }
        assertThat(statuses(scene, 1)).containsExactly(200);
    }

    private static void rps(Scene scene, String command) throws Exception {
        assertThat(statuses(scene, 20)).containsOnly(200);
        assertThat(statuses(scene, 20, "--rps", "1")).contains(200, 429);
    }

    private static void faults(Scene scene, String command) throws Exception {
        Path faults =
                Files.writeString(scene.file("faults.json"), "{\"rules\":[{\"every\":2,\"action\":{\"status\":503}}]}");
        assertThat(statuses(scene, 4)).containsOnly(200);
        assertThat(statuses(scene, 4, "--faults", faults.toString())).containsExactly(200, 503, 200, 503);
    }

    private static List<Integer> statuses(Scene scene, int requests, String... flags) throws Exception {
        Stream<String> words = Stream.of("fake", "--dataset", spaces(scene), "--port", "0");
        try (Started fake = Cli.withoutTerminal()
                .start(Stream.concat(words, Stream.of(flags)).toArray(String[]::new))) {
            URI spaces = URI.create(fake.readLine().replace("Listening on ", "") + "/v1/spaces");
            HttpRequest request =
                    HttpRequest.newBuilder(spaces).header("Authorization", "t").build();
            HttpClient client = HttpClient.newHttpClient();
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                statuses.add(client.send(request, BodyHandlers.ofString()).statusCode());
            }
            assertThat(fake.stop()).isEqualTo(130);
            return statuses;
        }
    }

    private static String spaces(Scene scene) throws Exception {
        return Files.writeString(scene.file("spaces.json"), "{\"spaces\":[{\"id\":11,\"name\":\"A\"}]}")
                .toString();
    }
}
