// SPDX-License-Identifier: Apache-2.0
package io.amiload.loadgen.plan;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * How an encrypted connection is made.
 *
 * @param verified    false when any certificate will do
 * @param authorities certificates to trust instead of the ones that Java trusts; empty for those
 * @param recordBytes most bytes of ours in one TLS record, 1 to {@link #MOST_RECORD_BYTES}
 */
public record TlsSettings(boolean verified, List<X509Certificate> authorities, int recordBytes) {

    /**
     * What Asterisk reads of a record in one turn. It then asks the socket for more, where the rest of a longer record
     * is not any more, so that actions in it wait until something else is sent.
     */
    public static final int RECORD_BYTES = 1024;

    /** The longest record of the protocol. */
    public static final int MOST_RECORD_BYTES = 16 * 1024;

    /** Verified, by the authorities that Java trusts, in records that Asterisk reads whole. */
    public static final TlsSettings DEFAULT = new TlsSettings(true, List.of(), RECORD_BYTES);

    /** Checks the range and what belongs together. */
    public TlsSettings {
        authorities = List.copyOf(authorities);
        if (recordBytes < 1 || recordBytes > MOST_RECORD_BYTES) {
            throw new PlanException("--tls-record-bytes must be 1 to " + MOST_RECORD_BYTES);
        }
        if (!verified && !authorities.isEmpty()) {
            throw new PlanException("--tls-ca says whom to trust, --tls-insecure to trust anybody; give one of them");
        }
    }
}
