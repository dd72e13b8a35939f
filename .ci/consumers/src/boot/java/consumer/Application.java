package consumer;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
import dev.sbsync.transport.Token;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The demo as the one task of a Spring Boot application: if it fails, so does the start, and the exit status says so. */
@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        System.exit(SpringApplication.exit(SpringApplication.run(Application.class, arguments)));
    }

    @Bean
    CommandLineRunner demo() {
        return arguments -> {
            try (FakeManagementApi api =
                    FakeManagementApi.builder().dataset(SampleSpaces.demo()).start()) {
                measured(api);
                System.out.println(Demo.run(api));
            }
        };
    }

    private static void measured(FakeManagementApi api) {
        MeterRegistry meters = new SimpleMeterRegistry();
        try (ManagementClient client = ManagementClient.builder()
                .baseUrl(api.baseUrl())
                .token(Token.of("any"))
                .listener(Metrics.requests(meters))
                .build()) {
            Metrics.gauges(meters, client);
            client.spaces().list();
            long requests = meters.get("http.client.requests")
                    .tags("method", "GET", "uri", "/v1/spaces", "status", "200", "outcome", "SUCCESS")
                    .timer()
                    .count();
            if (requests != 1 || meters.get("sbsync.rate.limit").gauge().value() <= 0) {
                throw new IllegalStateException(meters.getMeters().toString());
            }
        }
    }
}
