// SPDX-License-Identifier: Apache-2.0
package io.amiload.dist;

import static com.tngtech.archunit.base.DescribedPredicate.not;
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

    /**
     * Its root package is what users see, and the server that puts the rest together. What lies below knows nothing of
     * it but the words in which users say what they want, and these words know nobody.
     */
    @Test
    void noPartOfTheEmulatorKnowsTheServer() {
        String words = "io\\.amiload\\.emulator\\.(AsteriskVersion|ClientStatus|EventFault|Phone)(\\$.*)?";
        noClasses().that().resideInAPackage("io.amiload.emulator.*..")
            .and().resideOutsideOfPackage("io.amiload.emulator.junit..")
            .should().dependOnClassesThat(resideInAnyPackage("io.amiload.emulator", "io.amiload.emulator.junit..")
                .and(not(nameMatching(words))))
            .check(CLASSES);
        classes().that().haveNameMatching(words)
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..").or(nameMatching("(\\[L)?" + words + ";?")))
            .check(CLASSES);
        slices().matching("io.amiload.emulator.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void insideTheEmulatorEventsKnowNoSessionsCallsNoManagerAndTheManagerNoCalls() {
        noClasses().that().resideInAnyPackage("io.amiload.emulator.message..", "io.amiload.emulator.loop..",
                "io.amiload.emulator.setup..", "io.amiload.emulator.sip..")
            .should().dependOnClassesThat().resideInAnyPackage("io.amiload.emulator.call..",
                "io.amiload.emulator.storm..", "io.amiload.emulator.session..", "io.amiload.emulator.action..",
                "io.amiload.emulator.console..")
            .check(CLASSES);
        noClasses().that().resideInAnyPackage("io.amiload.emulator.call..", "io.amiload.emulator.storm..")
            .should().dependOnClassesThat().resideInAnyPackage("io.amiload.emulator.session..",
                "io.amiload.emulator.action..", "io.amiload.emulator.console..")
            .check(CLASSES);
        noClasses().that().resideInAPackage("io.amiload.emulator.session..")
            .should().dependOnClassesThat().resideInAnyPackage("io.amiload.emulator.call..",
                "io.amiload.emulator.storm..", "io.amiload.emulator.action..", "io.amiload.emulator.console..")
            .check(CLASSES);
        noClasses().that().resideInAPackage("io.amiload.emulator.action..")
            .should().dependOnClassesThat().resideInAnyPackage("io.amiload.emulator.console..")
            .check(CLASSES);
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
