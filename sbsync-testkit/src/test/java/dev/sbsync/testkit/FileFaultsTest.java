package dev.sbsync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.testkit.FakeResponse.Delivery;
import dev.sbsync.testkit.faults.FaultAction;
import dev.sbsync.testkit.faults.FaultRule;
import dev.sbsync.testkit.faults.Faults;
import dev.sbsync.testkit.faults.FileFaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FileFaultsTest {
    private final SpaceBuilder space =
            SpaceBuilder.space(Client.SPACE, "Space").asset("a.txt", FileContent.text("content"));
    private final Client client = Client.over(space, new Switch[0]);
    private final String path = URI.create(space.assetUrl("a.txt")).getPath();

    @Test
    void download_meetsEveryFault() {
        add("downloads", 1, FileFaults.expired());
        add("downloads", 2, FileFaults.refused());
        add("downloads", 3, FileFaults.slowDown());
        add("downloads", 4, FileFaults.internalError());
        add("downloads", 5, FaultAction.truncate());
        add("downloads", 6, FaultAction.slow(Duration.ofSeconds(9)));

        assertThat(download().text()).contains("expired");
        assertThat(download().status()).isEqualTo(403);
        assertThat(download().status()).isEqualTo(503);
        assertThat(download().text()).contains("<Code>InternalError</Code>");
        assertThat(download().delivery()).isEqualTo(Delivery.TRUNCATED);
        assertThat(download().delay()).isEqualTo(Duration.ofSeconds(9));
        assertThat(download().text()).isEqualTo("content");
        assertThat(client.api.assetTraffic().downloadedBytes()).isEqualTo(3 + 7 + 7);
    }

    @Test
    void upload_meetsEveryFault_andIsStoredOrNot() {
        JsonNode signed = Client.json(client.post("/assets", "{\"filename\":\"b.txt\"}"));
        long id = signed.path("id").asLong();
        add("uploads", 1, FileFaults.expired());
        add("uploads", 2, FileFaults.cutUpload());
        add("uploads", 3, FaultAction.dropAfter());

        assertThat(upload(signed).status()).isEqualTo(403);
        assertThat(upload(signed).delivery()).isEqualTo(Delivery.RESET);
        assertThat(client.space().content(id)).isEmpty();
        assertThat(upload(signed).delivery()).isEqualTo(Delivery.DROPPED);
        assertThat(client.space().content(id)).isPresent();
    }

    @Test
    void signatures_haveFaultsOfTheirOwn_andSettingsHaveNone() {
        add("signatures", 1, FaultAction.status(500));
        client.api.faults().add(FaultRule.onResource("*", "spaces").then(FaultAction.status(500)));

        assertThat(download().status()).isEqualTo(200);
        assertThat(client.api.handle(FakeRequest.get("/v2/cdn/assets/me")).status())
                .isEqualTo(500);
        assertThat(client.api.handle(FakeRequest.get("/v2/cdn/assets/me")).status())
                .isEqualTo(401);
    }

    @Test
    void cutUpload_resetsTheConnectionHalfWay_andTheNextOneIsStored() throws IOException {
        try (FakeManagementApi api = FakeManagementApi.builder().spaces(space).start()) {
            api.faults().add(FaultRule.onResource("POST", "uploads").then(FileFaults.cutUpload()));
            int length = 50_000_000;
            assertThatThrownBy(() -> {
                        try (Socket socket = new Socket(
                                InetAddress.getLoopbackAddress(),
                                api.uploadUrl().getPort())) {
                            OutputStream out = socket.getOutputStream();
                            out.write(("POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
                            FileContent.generated(1, length).writeTo(out, length);
                            InputStream in = socket.getInputStream();
                            throw new AssertionError("answered with " + in.read());
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(api.faults().fired()).isEqualTo(1);
            assertThat(api.assetTraffic()).isEqualTo(new AssetTraffic(0, 0, 1, 0));
            assertThat(api.assetRequests()).hasSize(1);
        }
    }

    @Test
    void faultFile_namesTheHostsOfFiles(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("faults.json"), """
                {"rules": [
                  {"resource": "downloads", "action": "expired"},
                  {"resource": "downloads", "fromCall": 2, "action": "refused"},
                  {"path": "/f/**", "fromCall": 3, "action": {"kind": "slow-down", "answerAfter": "1s"}},
                  {"resource": "uploads", "action": "cut-upload"}]}
                """);
        Faults.read(file).forEach(client.api.faults()::add);

        assertThat(download().text()).contains("expired");
        assertThat(download().text()).contains("Access Denied");
        assertThat(download().delay()).isEqualTo(Duration.ofSeconds(1));
        JsonNode signed = Client.json(client.post("/assets", "{\"filename\":\"b.txt\"}"));
        assertThat(upload(signed).delivery()).isEqualTo(Delivery.RESET);
        assertThat(upload(signed).status()).isEqualTo(204);
    }

    private void add(String resource, int call, FaultAction action) {
        client.api.faults().add(FaultRule.onResource("*", resource).call(call).then(action));
    }

    private FakeResponse download() {
        return client.api.handle(FakeRequest.get(path));
    }

    private FakeResponse upload(JsonNode signed) {
        return client.api.handle(UploadForms.of(signed, "bytes".getBytes(StandardCharsets.UTF_8)));
    }
}
