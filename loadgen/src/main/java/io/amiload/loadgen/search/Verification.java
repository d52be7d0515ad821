// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.amiload.loadgen.result.Differences;
import io.amiload.loadgen.result.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What came of verifying a certificate, as {@code verification.schema.json} describes it. */
public final class Verification {

    /** The document. */
    public static final String JSON = "verification.json";

    private Verification() {
    }

    /**
     * Puts the document together.
     *
     * @param certificate what was verified
     * @param check       how that went
     * @param differences what is different now about target, environment and tool
     * @return the document
     */
    public static ObjectNode of(Certificate certificate, CertificateCheck check,
                                List<Differences.Difference> differences) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        Tool tool = Tool.current();
        report.put("schemaVersion", Certificate.SCHEMA_VERSION);
        report.putObject("tool").put("name", "amiload").put("version", tool.version()).put("commit", tool.commit());
        report.put("statement", certificate.statement());
        report.put("agrees", check.agreement() == CertificateCheck.Agreement.AGREES);
        report.put("verdict", check.agreement().words());
        differences.stream().map(Differences.Difference::toString).forEach(report.putArray("differences")::add);
        check.trials().forEach(trial -> {
            ObjectNode one = report.withArray("steps").addObject().put("load", trial.load())
                .put("outcome", trial.outcome().name().toLowerCase(Locale.ROOT));
            trial.reasons().forEach(one.putArray("reasons")::add);
        });
        return report;
    }

    /**
     * The JSON Schema of the document.
     *
     * @return its text
     */
    public static String schema() {
        try (InputStream in = Verification.class.getResourceAsStream("verification.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
