// SPDX-License-Identifier: Apache-2.0
package io.amiload.dist;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies run one way; docs/architecture.md draws them. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("io.amiload");

    @Test
    void theCodecKnowsAgronaAndNobodyElse() {
        classes().that().resideInAPackage("io.amiload.codec..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.amiload.codec..", "org.agrona..", "java..")
            .check(CLASSES);
    }

    /** These parts of Agrona 2 do not start without a JVM flag. */
    @Test
    void nobodyUsesThePartsOfAgronaThatNeedAFlag() {
        noClasses().should().dependOnClassesThat(nameMatching(
            "org\\.agrona\\.(concurrent\\.)?(UnsafeBuffer|BufferUtil|UnsafeApi|Expandable.*Buffer|.*ConcurrentArrayQueue)"
                + "|org\\.agrona\\.concurrent\\.ringbuffer\\..*"))
            .check(CLASSES);
    }

    @Test
    void theEmulatorKnowsTheCodec() {
        classes().that().resideInAPackage("io.amiload.emulator..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("io.amiload.emulator..", "io.amiload.codec..", "org.agrona..", "tlschannel..",
                "com.fasterxml.jackson.core..", "org.snakeyaml.engine..", "io.netty..",
                "com.google.re2j..",
                "java..", "javax.net.ssl..", "com.sun.net.httpserver..")
            .check(CLASSES);
    }

    /** Its root package is the server; what lies below it can be thought of, and tested, without one. */
    @Test
    void noPartOfTheEmulatorKnowsTheServer() {
        noClasses().that().resideInAPackage("io.amiload.emulator.*..")
            .and().resideOutsideOfPackage("io.amiload.emulator.junit..")
            .should().dependOnClassesThat().resideInAnyPackage("io.amiload.emulator", "io.amiload.emulator.junit..")
            .check(CLASSES);
        slices().matching("io.amiload.emulator.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theLoadGeneratorTouchesTheEmulatorInThreePlacesOfItsCommandLine() {
        noClasses().that().resideInAPackage("io.amiload.loadgen..")
            .and().doNotHaveFullyQualifiedName("io.amiload.loadgen.cli.EmbeddedTarget")
            .and().doNotHaveFullyQualifiedName("io.amiload.loadgen.cli.EmulateCommand")
            .and().doNotHaveFullyQualifiedName("io.amiload.loadgen.cli.ReplayServer")
            .and().haveNameNotMatching("io\\.amiload\\.loadgen\\.cli\\.ReplayServer\\$.*")
            .should().dependOnClassesThat().resideInAPackage("io.amiload.emulator..")
            .check(CLASSES);
    }

    @Test
    void insideTheLoadGeneratorPlanMeasureEngineResultAndCommandLineBuildOnEachOtherInThisOrder() {
        noClasses().that().resideInAPackage("io.amiload.loadgen.plan..")
            .should().dependOnClassesThat(resideInAnyPackage("io.amiload.loadgen.measure..",
                "io.amiload.loadgen.engine..", "io.amiload.loadgen.result..", "io.amiload.loadgen.cli.."))
            .check(CLASSES);
        noClasses().that().resideInAPackage("io.amiload.loadgen.measure..")
            .should().dependOnClassesThat(resideInAnyPackage("io.amiload.loadgen.audit..",
                "io.amiload.loadgen.engine..", "io.amiload.loadgen.result..", "io.amiload.loadgen.cli.."))
            .check(CLASSES);
        noClasses().that().resideInAPackage("io.amiload.loadgen.engine..")
            .should().dependOnClassesThat(resideInAnyPackage("io.amiload.loadgen.result..", "io.amiload.loadgen.cli.."))
            .check(CLASSES);
        noClasses().that().resideInAPackage("io.amiload.loadgen.result..")
            .should().dependOnClassesThat(resideInAnyPackage("io.amiload.loadgen.cli..", "io.amiload.loadgen.audit..",
                "io.amiload.loadgen.engine.."))
            .check(CLASSES);
    }

    @Test
    void recordingsKnowThePlanTheEngineAndTheCodec() {
        classes().that().resideInAPackage("io.amiload.loadgen.record..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.amiload.loadgen.record..",
                "io.amiload.loadgen.engine..", "io.amiload.loadgen.plan..", "io.amiload.codec..", "org.HdrHistogram..",
                "com.fasterxml.jackson..", "java..", "javax.crypto..")
            .check(CLASSES);
        noClasses().that().resideInAnyPackage("io.amiload.loadgen.engine..", "io.amiload.loadgen.plan..")
            .should().dependOnClassesThat().resideInAPackage("io.amiload.loadgen.record..")
            .check(CLASSES);
    }

    @Test
    void theWatchOverEventsKnowsTheCodecAndTheMeasurementsOnly() {
        classes().that().resideInAPackage("io.amiload.loadgen.audit..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.amiload.loadgen.audit..",
                "io.amiload.loadgen.measure..", "io.amiload.codec..", "java..")
            .check(CLASSES);
    }
}
