package consumer;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SampleSpaces;
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
                System.out.println(Demo.run(api));
            }
        };
    }
}
