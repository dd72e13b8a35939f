package dev.sbsync.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sbsync.cli.config.Environment;
import dev.sbsync.transport.arch.LibraryClasses;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The rules of this module: which packages may depend on which, and what they must not use. */
class ArchitectureTest {

    private static final JavaClasses CLI = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sbsync.cli");

    @Test
    void nothingReadsAClockOrSleeps_timeComesFromTheTransport() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .check(CLI);
    }

    @Test
    void otherModulesInternals_areNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.sbsync.core.internal..",
                        "dev.sbsync.client.internal..",
                        "dev.sbsync.transport.internal..",
                        "dev.sbsync.testkit.internal..")
                .check(CLI);
    }

    @Test
    void classesOfLibraries_areNotExtended() {
        LibraryClasses.areNotExtended().check(CLI);
    }

    @Test
    void theEnvironmentIsReadInOnePlace() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Environment.class)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLI);
    }

    @Test
    void ofTheCommandsOnlyMainIsPublic() {
        classes()
                .that()
                .resideInAPackage("dev.sbsync.cli")
                .and()
                .doNotHaveSimpleName("Main")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .check(CLI);
    }

    @Test
    void roomsDoNotKnowTheCommands_norOneTheOther() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.sbsync.cli.config", "dev.sbsync.cli.output", "dev.sbsync.cli.panel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sbsync.cli")
                .check(CLI);
        noClasses()
                .that()
                .resideInAPackage("dev.sbsync.cli.config")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sbsync.cli.output")
                .check(CLI);
        noClasses()
                .that()
                .resideInAPackage("dev.sbsync.cli.output")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sbsync.cli.config")
                .check(CLI);
    }

    /** Commands that start quickly must not load a terminal library. */
    @Test
    void onlyThePanelAndTheSignalsKnowTheTerminalLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sbsync.cli.panel")
                .and()
                .doNotHaveSimpleName("SignalWatch")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jline..")
                .check(CLI);
        noClasses()
                .that()
                .resideInAPackage("dev.sbsync.cli.panel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sbsync.cli.config", "dev.sbsync.cli.output", "dev.sbsync.client..")
                .check(CLI);
    }

    @Test
    void onlyTheCommandsThatServeTheFakeKnowTheTestkit() {
        noClasses()
                .that()
                .doNotHaveSimpleName("DemoCommand")
                .and()
                .doNotHaveSimpleName("FakeCommand")
                .and()
                .doNotHaveSimpleName("ExitStatus")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sbsync.testkit..")
                .check(CLI);
    }
}
