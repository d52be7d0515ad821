// SPDX-License-Identifier: Apache-2.0
package io.amiload.emulator.http;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Reads requests as far as Asterisk does, which looks at a method and a path and takes any version, or none, for 1.1.
 */
final class LenientRequestDecoder extends HttpRequestDecoder {

    /** With its line end a line has fewer than 4,096 bytes. */
    static final int LONGEST_LINE = 4_093;
    static final int MOST_HEADERS = 100;

    private final HttpDecoderConfig config;

    LenientRequestDecoder() {
        this(new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(2 * MOST_HEADERS * LONGEST_LINE).setValidateHeaders(false)
                .setAllowDuplicateContentLengths(true)
                .setStrictLineParsing(false));
    }

    private LenientRequestDecoder(HttpDecoderConfig config) {
        super(config);
        this.config = config;
    }

    @Override
    protected HttpMessage createMessage(String[] line) {
        if (line[1].isEmpty()) {
            throw new IllegalArgumentException("a request line without a path");
        }
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(line[0]), line[1],
                config.getHeadersFactory());
    }
}
